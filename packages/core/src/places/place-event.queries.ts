import type { PlaceEventKind, PlaceEventState } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { Insertable, Updateable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { PlaceEventTable, PlaceEventUnitTable, PlaceSuccessionTable } from './places.tables.ts'

export async function insertPlaceEvent(scope: CoreWriting, row: Insertable<PlaceEventTable>): Promise<void> {
  await scope.db.insertInto('core.place_event').values(row).execute()
}

export async function updatePlaceEvent(
  scope: CoreWriting,
  id: string,
  change: Updateable<PlaceEventTable>,
): Promise<void> {
  await scope.db.updateTable('core.place_event').set(change).where('id', '=', id).execute()
}

export async function insertEventUnits(
  scope: CoreWriting,
  units: readonly Insertable<PlaceEventUnitTable>[],
  successions: readonly Insertable<PlaceSuccessionTable>[],
): Promise<void> {
  if (units.length > 0) await scope.db.insertInto('core.place_event_unit').values(units).execute()
  if (successions.length > 0) await scope.db.insertInto('core.place_succession').values(successions).execute()
}

/** One event, held against whoever would apply or cancel it at the same moment. */
export function selectEventForUpdate(scope: CoreWriting, id: string) {
  return scope.db.selectFrom('core.place_event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function selectPlaceEvent(scope: CoreReading, id: string) {
  return scope.db.selectFrom('core.place_event').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Events whose day has come, the earliest first, each with every unit that its draft names. */
export async function selectDueEvents(scope: CoreReading, today: DateText) {
  const rows = await scope.db
    .selectFrom('core.place_event')
    .select(['id', 'draft'])
    .where('state', '=', 'planned')
    .where('day', '<=', today)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(({ id, draft }) => ({ id, unitIds: unitIdsIn(draft) }))
}

const UNIT_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Every id in a draft, of whatever version of the product: one that no longer parses still holds up what concerns its units. */
function unitIdsIn(value: unknown): string[] {
  if (typeof value === 'string') return UNIT_ID.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(unitIdsIn) : []
}

export interface EventFilter {
  readonly state?: PlaceEventState | undefined
  readonly kind?: PlaceEventKind | undefined
  readonly unitId?: string | undefined
  readonly after?: { readonly day: string; readonly id: string } | undefined
  readonly limit: number
}

const rowColumns = [
  'e.id',
  'e.kind',
  'e.state',
  'e.day',
  'e.subject',
  'e.document_number as documentNumber',
  'e.recorded_at as recordedAt',
  'e.recorded_by as recordedBy',
  'e.problem',
] as const

/** Events, the latest day first. */
export function selectPlaceEvents(scope: CoreReading, { state, kind, unitId, after, limit }: EventFilter) {
  let query = scope.db.selectFrom('core.place_event as e').select(rowColumns)
  if (state !== undefined) query = query.where('e.state', '=', state)
  if (kind !== undefined) query = query.where('e.kind', '=', kind)
  if (unitId !== undefined) {
    const ofUnit = scope.db
      .selectFrom('core.place_event_unit as u')
      .select('u.event_id')
      .where('u.unit_id', '=', unitId)
    const delegated = scope.db
      .selectFrom('core.delegation as d')
      .select('d.event_id')
      .where((eb) => eb.or([eb('d.area_id', '=', unitId), eb('d.delegate_id', '=', unitId)]))
    query = query.where('e.id', 'in', ofUnit.union(delegated))
  }
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('e.day', '<', after.day), eb.and([eb('e.day', '=', after.day), eb('e.id', '<', after.id)])]),
    )
  }
  return query.orderBy('e.day', 'desc').orderBy('e.id', 'desc').limit(limit).execute()
}

export type EventRow = Awaited<ReturnType<typeof selectPlaceEvents>>[number]

export function selectEventUnits(scope: CoreReading, eventId: string) {
  return scope.db
    .selectFrom('core.place_event_unit')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('side')
    .orderBy('continues')
    .orderBy('unit_id')
    .execute()
}

/** What an event began to delegate. */
export function selectEventDelegations(scope: CoreReading, eventId: string) {
  return scope.db
    .selectFrom('core.delegation as d')
    .innerJoin('core.org_unit as area', 'area.id', 'd.area_id')
    .innerJoin('core.org_unit as delegate', 'delegate.id', 'd.delegate_id')
    .select(['area.name as area', 'delegate.name as delegate', 'd.valid_to as until'])
    .where('d.event_id', '=', eventId)
    .orderBy('d.id')
    .execute()
}
