import type { DateText } from '@linli/kernel'
import { newId } from '@linli/kernel'
import { type Insertable, sql } from 'kysely'
import type { FactValueTable } from '../facts/fact.tables.ts'
import type { IdentifierTable } from '../organisation/organisation.tables.ts'
import type { UnitAttributeTable } from '../register/register.tables.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { HandedMatterTable, TransferUnitTable } from './transfer.tables.ts'

/** A statement takes 65,535 parameters at most. */
const ROWS_PER_STATEMENT = 500

export function inPortions<Row>(rows: readonly Row[]): Row[][] {
  const portions: Row[][] = []
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    portions.push(rows.slice(start, start + ROWS_PER_STATEMENT))
  }
  return portions
}

export function selectTarget(scope: CoreReading, id: string) {
  return scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'kind', 'name', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Names that are taken under a unit, by kind. */
export function selectNamesBelow(scope: CoreReading, parentId: string) {
  return scope.db
    .selectFrom('core.org_unit')
    .select(['kind', 'name'])
    .where('parent_id', '=', parentId)
    .where('valid_to', 'is', null)
    .execute()
}

/** The first six digits of every code of the district (GB/T 2260); nothing where it has none yet. */
export async function findDivisionCode(scope: CoreReading, on: DateText): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('core.identifier as i')
    .innerJoin('core.org_unit as u', 'u.id', 'i.unit_id')
    .select('i.value')
    .where('u.parent_id', 'is', null)
    .where('i.scheme', '=', 'gb-2260')
    .where('i.valid_from', '<=', on)
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)]))
    .executeTakeFirst()
  return row?.value
}

/** Which of some codes units have on a day or later. */
export function selectTaken(scope: CoreReading, values: readonly string[], on: DateText) {
  return scope.db
    .selectFrom('core.identifier')
    .select(['scheme', 'value'])
    .where('value', '=', sql<string>`any(${values}::text[])`)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute()
}

export async function insertArrivedCodes(scope: CoreWriting, rows: readonly Insertable<IdentifierTable>[]) {
  for (const portion of inPortions(rows)) await scope.db.insertInto('core.identifier').values(portion).execute()
}

export async function insertArrivedAttributes(scope: CoreWriting, rows: readonly Insertable<UnitAttributeTable>[]) {
  for (const portion of inPortions(rows)) await scope.db.insertInto('core.unit_attribute').values(portion).execute()
}

export async function insertArrivedFacts(scope: CoreWriting, rows: readonly Insertable<FactValueTable>[]) {
  for (const portion of inPortions(rows)) await scope.db.insertInto('core.fact_value').values(portion).execute()
}

export async function insertMatters(
  scope: CoreWriting,
  rows: readonly Omit<Insertable<HandedMatterTable>, 'id'>[],
): Promise<void> {
  for (const portion of inPortions(rows)) {
    await scope.db
      .insertInto('core.handed_matter')
      .values(portion.map((row) => ({ ...row, id: newId() })))
      .execute()
  }
}

export async function insertTransferUnits(scope: CoreWriting, rows: readonly Insertable<TransferUnitTable>[]) {
  for (const portion of inPortions(rows)) await scope.db.insertInto('core.transfer_unit').values(portion).execute()
}
