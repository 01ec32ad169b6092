import type { CoreReading } from '../scope.ts'

export interface MapFilter {
  readonly streetId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** How many events a drawing shows; a year of a district has fewer. */
const EVENTS_DRAWN = 300

/** Units before and after the latest events in effect of a time, street by street when one is named: whole events, the earliest first. */
export function selectMapUnits(scope: CoreReading, { streetId, from, to }: MapFilter) {
  let latest = scope.db.selectFrom('core.place_event as l').select('l.id').where('l.state', '=', 'in-effect')
  if (from !== undefined) latest = latest.where('l.day', '>=', from)
  if (to !== undefined) latest = latest.where('l.day', '<=', to)
  if (streetId !== undefined) {
    const ofStreet = scope.db
      .selectFrom('core.place_event_unit as s')
      .select('s.event_id')
      .where((eb) => eb.or([eb('s.parent_id', '=', streetId), eb('s.unit_id', '=', streetId)]))
    latest = latest.where('l.id', 'in', ofStreet)
  }
  return (
    scope.db
      .selectFrom('core.place_event as e')
      .innerJoin('core.place_event_unit as u', 'u.event_id', 'e.id')
      .select(['e.id as eventId', 'e.kind', 'e.day', 'e.document_number as documentNumber'])
      .select(['u.side', 'u.unit_id as unitId', 'u.name', 'u.parent_name as parent', 'u.continues'])
      .where('e.id', 'in', latest.orderBy('l.day', 'desc').orderBy('l.id', 'desc').limit(EVENTS_DRAWN))
      // of a place that crosses to another district the map shows what has a committee, not its thousand buildings
      .where((eb) =>
        eb.or([eb('e.kind', 'not in', ['transfer-in', 'transfer-out']), eb('u.kind', 'in', ['street', 'community'])]),
      )
      .orderBy('e.day')
      .orderBy('e.id')
      .orderBy('u.unit_id')
      .execute()
  )
}

/** What units have become in other districts by some events, or were there. */
export function selectMapElsewhere(scope: CoreReading, eventIds: readonly string[]) {
  if (eventIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.transfer_unit')
    .select(['event_id as eventId', 'unit_id as unitId', 'other_unit_id as otherId', 'other_unit_name as name'])
    .select('other_tenant_name as district')
    .where('event_id', 'in', eventIds)
    .execute()
}

export function selectMapSuccessions(scope: CoreReading, eventIds: readonly string[]) {
  if (eventIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.place_succession')
    .select(['event_id as eventId', 'unit_id as unitId', 'successor_id as successorId'])
    .where('event_id', 'in', eventIds)
    .orderBy('event_id')
    .orderBy('unit_id')
    .orderBy('position')
    .execute()
}
