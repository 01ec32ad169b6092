import type { CoreReading } from '../scope.ts'

export interface MapFilter {
  readonly streetId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Units before and after the events in effect of a time, street by street when one is named. */
export function selectMapUnits(scope: CoreReading, { streetId, from, to }: MapFilter) {
  let query = scope.db
    .selectFrom('core.place_event as e')
    .innerJoin('core.place_event_unit as u', 'u.event_id', 'e.id')
    .select(['e.id as eventId', 'e.kind', 'e.day', 'e.document_number as documentNumber'])
    .select(['u.side', 'u.unit_id as unitId', 'u.name', 'u.parent_name as parent', 'u.continues'])
    .where('e.state', '=', 'in-effect')
  if (from !== undefined) query = query.where('e.day', '>=', from)
  if (to !== undefined) query = query.where('e.day', '<=', to)
  if (streetId !== undefined) {
    const ofStreet = scope.db
      .selectFrom('core.place_event_unit as s')
      .select('s.event_id')
      .where((eb) => eb.or([eb('s.parent_id', '=', streetId), eb('s.unit_id', '=', streetId)]))
    query = query.where('e.id', 'in', ofStreet)
  }
  return query.orderBy('e.day').orderBy('e.id').orderBy('u.unit_id').limit(2000).execute()
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
