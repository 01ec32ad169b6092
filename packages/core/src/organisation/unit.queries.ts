import type { UnitKind } from '@linli/contract'
import { prepareQuery } from '@linli/database'
import { type DateText, newId } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface UnitRecord {
  readonly id: string
  readonly parentId: string | null
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly overseer: boolean
}

const columns = [
  'u.id',
  'u.parent_id as parentId',
  'u.kind',
  'u.name',
  'u.full_name as fullName',
  'u.overseer',
] as const

/** Units that exist on a day, with each identifier of places that is valid on it: a row an identifier. */
export function selectUnits(
  scope: CoreReading,
  { kinds, parentId, on }: { kinds?: readonly UnitKind[]; parentId?: string; on: DateText },
) {
  let query = scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.identifier as i', (join) =>
      join
        .onRef('i.unit_id', '=', 'u.id')
        .on('i.scheme', '<>', 'police')
        .on('i.valid_from', '<=', on)
        .on((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)])),
    )
    .select(columns)
    .select(['i.scheme', 'i.value as code'])
    .where('u.valid_from', '<=', on)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
  if (kinds !== undefined) query = query.where('u.kind', 'in', kinds)
  if (parentId !== undefined) query = query.where('u.parent_id', '=', parentId)
  return query.orderBy('u.sort_key').orderBy('u.id').execute()
}

export function selectUnit(scope: CoreReading, unitId: string): Promise<UnitRecord | undefined> {
  return scope.db.selectFrom('core.org_unit as u').select(columns).where('u.id', '=', unitId).executeTakeFirst()
}

/** A unit and its end, held against whoever would end it meanwhile; a step of a case in it is not kept waiting. */
export function selectUnitToHold(scope: CoreWriting, unitId: string) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .select(columns)
    .select('u.valid_to as validTo')
    .where('u.id', '=', unitId)
    .forShare()
    .executeTakeFirst()
}

export function selectOverseer(scope: CoreReading): Promise<UnitRecord | undefined> {
  return scope.db
    .selectFrom('core.org_unit as u')
    .select(columns)
    .where('u.overseer', '=', true)
    .where('u.valid_to', 'is', null)
    .executeTakeFirst()
}

const descent = prepareQuery<CoreTables, { ancestorId: string; descendantId: string }>()((db, param) =>
  db
    .selectFrom('core.org_unit_closure')
    .select('depth')
    .where('ancestor_id', '=', param('ancestorId'))
    .where('descendant_id', '=', param('descendantId')),
)

export async function isDescendant(scope: CoreReading, ancestorId: string, descendantId: string): Promise<boolean> {
  const rows = await scope.run(descent, { ancestorId, descendantId })
  return rows.length > 0
}

/** The communities that exist on a day at or below a unit, by name order of the register. */
export function selectCommunitiesBelow(scope: CoreReading, unitId: string, on: DateText): Promise<UnitRecord[]> {
  return scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as u', 'u.id', 'c.descendant_id')
    .select(columns)
    .where('c.ancestor_id', '=', unitId)
    .where('u.kind', '=', 'community')
    .where('u.valid_from', '<=', on)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute()
}

export interface NewUnit {
  readonly id?: string
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName?: string
  readonly overseer?: boolean
  readonly sortKey?: number
  readonly validFrom: DateText
}

/** Adds units whose parents are already there, each level in one call, with their ancestors. @returns their ids */
export async function insertUnits(scope: CoreWriting, units: readonly NewUnit[]): Promise<string[]> {
  if (units.length === 0) return []
  const rows = units.map((unit) => ({
    id: unit.id ?? newId(),
    parent_id: unit.parentId ?? null,
    kind: unit.kind,
    name: unit.name,
    full_name: unit.fullName ?? unit.name,
    overseer: unit.overseer ?? false,
    sort_key: unit.sortKey ?? 0,
    valid_from: unit.validFrom,
    valid_to: null,
  }))
  await scope.db.insertInto('core.org_unit').values(rows).execute()
  const ids = rows.map(({ id }) => id)
  await scope.db
    .insertInto('core.org_unit_closure')
    .values(ids.map((id) => ({ ancestor_id: id, descendant_id: id, depth: 0 })))
    .execute()
  await scope.db
    .insertInto('core.org_unit_closure')
    .columns(['ancestor_id', 'descendant_id', 'depth'])
    .expression((db) =>
      db
        .selectFrom('core.org_unit as u')
        .innerJoin('core.org_unit_closure as above', 'above.descendant_id', 'u.parent_id')
        .select((eb) => ['above.ancestor_id', 'u.id as descendant_id', eb('above.depth', '+', 1).as('depth')])
        .where('u.id', 'in', ids),
    )
    .execute()
  return ids
}

/** Those of the units that have begun by a day, with their ends, held against whoever would end them meanwhile. */
export function selectUnitsToHold(scope: CoreWriting, unitIds: readonly string[], on: DateText) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .select(columns)
    .select('u.valid_to as validTo')
    .where('u.id', 'in', unitIds)
    .where('u.valid_from', '<=', on)
    .orderBy('u.id')
    .forShare()
    .execute()
}

function dutyHolder(scope: CoreReading, duty: string, on: DateText) {
  return scope.db
    .selectFrom('core.unit_duty as d')
    .innerJoin('core.org_unit as u', 'u.id', 'd.unit_id')
    .select('d.unit_id as unitId')
    .where('d.duty', '=', duty)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .orderBy('d.valid_from', 'desc')
    .limit(1)
}

/** An ended unit holds nothing any more, whatever it was given. */
export async function selectDutyHolder(scope: CoreReading, duty: string, on: DateText): Promise<string | undefined> {
  return (await dutyHolder(scope, duty, on).executeTakeFirst())?.unitId
}

/** The same, held against whoever would end the unit meanwhile. */
export async function selectDutyHolderToHold(scope: CoreWriting, duty: string, on: DateText) {
  return (await dutyHolder(scope, duty, on).forShare('u').executeTakeFirst())?.unitId
}
