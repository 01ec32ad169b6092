import { CORE_CASES, type UnitIdentifier, type UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface DatedUnit {
  readonly id: string
  readonly parentId: string | null
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly overseer: boolean
  readonly version: number
  readonly validFrom: DateText
  readonly validTo: DateText | null
}

const datedColumns = [
  'id',
  'parent_id as parentId',
  'kind',
  'name',
  'full_name as fullName',
  'overseer',
  'version',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const

export function selectDatedUnit(scope: CoreReading, unitId: string): Promise<DatedUnit | undefined> {
  return scope.db.selectFrom('core.org_unit').select(datedColumns).where('id', '=', unitId).executeTakeFirst()
}

/** From the top of the register down to the unit itself. */
export function selectPath(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as u', 'u.id', 'c.ancestor_id')
    .select(['u.id', 'u.name', 'u.kind'])
    .where('c.descendant_id', '=', unitId)
    .orderBy('c.depth', 'desc')
    .execute()
}

/** How many units of each kind stand directly below a unit on a day. */
export async function countChildren(scope: CoreReading, parentId: string, on: DateText) {
  const rows = await scope.db
    .selectFrom('core.org_unit')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('count')])
    .where('parent_id', '=', parentId)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .groupBy('kind')
    .execute()
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }))
}

/** Every code a unit has or had, the latest first. */
export async function selectIdentifiers(scope: CoreReading, unitId: string): Promise<UnitIdentifier[]> {
  const rows = await scope.db
    .selectFrom('core.identifier')
    .select([
      'id',
      'scheme',
      'value',
      'valid_from as validFrom',
      'valid_to as validTo',
      'source',
      'flaw',
      'exception_reason as reason',
      'exception_by as by',
      'exception_at as at',
    ])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from', 'desc')
    .orderBy('scheme')
    .execute()
  return rows.map(({ validTo, flaw, reason, by, at, ...identifier }) => ({
    ...identifier,
    ...(validTo !== null && { validTo }),
    ...(flaw !== null && { exception: { flaw, reason: reason ?? '', by: by ?? '', at: at?.toISOString() ?? '' } }),
  }))
}

export async function selectAliases(scope: CoreReading, unitId: string) {
  const rows = await scope.db
    .selectFrom('core.unit_alias')
    .select(['id', 'name', 'valid_from as validFrom', 'valid_to as validTo', 'source'])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
  return rows.map(({ validFrom, validTo, ...alias }) => ({
    ...alias,
    ...(validFrom !== null && { validFrom }),
    ...(validTo !== null && { validTo }),
  }))
}

/** The posts of a unit with whoever holds each on a day. */
export function selectPosts(scope: CoreReading, unitId: string, on: DateText) {
  return scope.db
    .selectFrom('core.post as o')
    .leftJoin('core.appointment as a', (join) =>
      join
        .onRef('a.post_id', '=', 'o.id')
        .on('a.valid_from', '<=', on)
        .on((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)])),
    )
    .leftJoin('core.person as p', 'p.id', 'a.person_id')
    .select(['o.id', 'o.title', 'o.role', 'p.name as holder'])
    .where('o.unit_id', '=', unitId)
    .orderBy('o.id')
    .execute()
}

export function selectNames(scope: CoreReading, unitIds: readonly string[]) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'name', 'kind', 'valid_to as validTo'])
    .where('id', 'in', unitIds)
    .execute()
}

/** A unit of a kind under a parent with a name, other than one, that exists still. */
export function selectNamesake(
  scope: CoreWriting,
  { parentId, kind, name, otherThan }: { parentId: string | null; kind: UnitKind; name: string; otherThan?: string },
) {
  let query = scope.db
    .selectFrom('core.org_unit')
    .select('id')
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('valid_to', 'is', null)
  if (otherThan !== undefined) query = query.where('id', '<>', otherThan)
  return query.executeTakeFirst()
}

export async function updateNames(
  scope: CoreWriting,
  unitId: string,
  { name, fullName }: { name: string; fullName: string },
): Promise<void> {
  await scope.db.updateTable('core.org_unit').set({ name, full_name: fullName }).where('id', '=', unitId).execute()
}

export async function closeUnit(scope: CoreWriting, unitId: string, on: DateText): Promise<void> {
  await scope.db.updateTable('core.org_unit').set({ valid_to: on }).where('id', '=', unitId).execute()
}

/** The last place in the order of the units below one. */
export async function selectLastSortKey(scope: CoreReading, parentId: string): Promise<number> {
  const last = await scope.db
    .selectFrom('core.org_unit')
    .select((eb) => eb.fn.max('sort_key').as('sortKey'))
    .where('parent_id', '=', parentId)
    .executeTakeFirst()
  return last?.sortKey ?? 0
}

/** To-dos that wait for a unit. */
export async function countOpenTodos(scope: CoreReading, unitId: string): Promise<number> {
  const counted = await scope.db
    .selectFrom('core.todo')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('unit_id', '=', unitId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}

/** Whether anything but its own entry is known of a unit: a case that somebody opened, a fact, whoever looks after it, a change of places. */
export async function hasRecords(scope: CoreReading, unitId: string): Promise<boolean> {
  const { db } = scope
  const found = await db
    .selectFrom('core.case_file')
    .select('unit_id')
    .where('unit_id', '=', unitId)
    .where('plugin_id', '<>', CORE_CASES)
    .unionAll(db.selectFrom('core.fact_value').select('unit_id').where('unit_id', '=', unitId))
    .unionAll(db.selectFrom('core.delegation').select('area_id as unit_id').where('area_id', '=', unitId))
    .unionAll(db.selectFrom('core.place_event_unit').select('unit_id').where('unit_id', '=', unitId))
    .limit(1)
    .execute()
  return found.length > 0
}
