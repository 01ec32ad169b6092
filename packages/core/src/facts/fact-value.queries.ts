import { prepareQuery } from '@linli/database'
import type { DateText } from '@linli/kernel'
import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { FactValueTable } from './fact.tables.ts'

const columns = [
  'id',
  'unit_id as unitId',
  'key',
  'period',
  'revision',
  'holds_from as holdsFrom',
  'value',
  'way',
  'basis',
  'reason',
  'entered_at as enteredAt',
  'person_name as person',
  'post_title as post',
  'unit_name as unit',
  'superseded_at as supersededAt',
] as const

interface ValuesOfUnit {
  readonly unitId: string
  readonly on: DateText
  /** The moment up to which entries are counted. */
  readonly known: Date
  readonly keys: readonly string[]
}

const valuesOfUnit = prepareQuery<CoreTables, ValuesOfUnit>()((db, param) =>
  db
    .selectFrom('core.fact_value')
    .select(columns)
    .where('unit_id', '=', param('unitId'))
    .where('key', '=', sql<string>`any(${param('keys')}::text[])`)
    .where('holds_from', '<=', param('on'))
    .where('entered_at', '<=', param('known'))
    .where((eb) => eb.or([eb('superseded_at', 'is', null), eb('superseded_at', '>', param('known'))]))
    .orderBy('key')
    .orderBy('holds_from', 'desc'),
)

/** One unit's values as they were known at a moment, whose period had begun by a day; the latest of each key first. */
export function selectValuesOfUnit(scope: CoreReading, input: ValuesOfUnit) {
  return scope.run(valuesOfUnit, input)
}

export type FactValueRow = Awaited<ReturnType<typeof selectValuesOfUnit>>[number]

/** The values that count of some units and keys, every period. */
export function selectCurrentValues(scope: CoreReading, unitIds: readonly string[], keys: readonly string[]) {
  return scope.db
    .selectFrom('core.fact_value')
    .select(columns)
    .where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Whether anything was ever entered of a fact. */
export async function hasValues(scope: CoreReading, key: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('core.fact_value')
    .select('id')
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What counted at a moment, before it was entered or after it was corrected nothing; what counts now without one. */
function countedAt(eb: ExpressionBuilder<CoreTables, 'core.fact_value'>, known: Date | undefined) {
  if (known === undefined) return eb('superseded_at', 'is', null)
  return eb.and([
    eb('entered_at', '<=', known),
    eb.or([eb('superseded_at', 'is', null), eb('superseded_at', '>', known)]),
  ])
}

/** What counts of some facts in some periods, of every unit. */
export function selectValuesOfPeriods(
  scope: CoreReading,
  keys: readonly string[],
  periods: readonly string[],
  known?: Date,
) {
  return scope.db
    .selectFrom('core.fact_value')
    .select(['unit_id as unitId', 'key', 'period', 'value', 'entered_at as enteredAt'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .where('period', '=', sql<string>`any(${periods}::text[])`)
    .where((eb) => countedAt(eb, known))
    .execute()
}

/** What counts of facts that change at any time: of some units, of every one unless named, the latest that holds on a day. */
export function selectChangingValues(
  scope: CoreReading,
  keys: readonly string[],
  { on, unitIds, known }: { readonly on: DateText; readonly unitIds?: readonly string[]; readonly known?: Date },
) {
  return scope.db
    .selectFrom('core.fact_value')
    .distinctOn(['key', 'unit_id'])
    .select(['unit_id as unitId', 'key', 'period', 'value', 'entered_at as enteredAt'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .where('holds_from', '<=', on)
    .where((eb) => countedAt(eb, known))
    .$if(unitIds !== undefined, (query) => query.where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`))
    .orderBy('key')
    .orderBy('unit_id')
    .orderBy('holds_from', 'desc')
    .execute()
}

/** Everything that was ever entered of one fact of one unit, latest entry first. */
export function selectHistory(scope: CoreReading, { unitId, key }: { unitId: string; key: string }) {
  return scope.db
    .selectFrom('core.fact_value')
    .select(columns)
    .where('unit_id', '=', unitId)
    .where('key', '=', key)
    .orderBy('holds_from', 'desc')
    .orderBy('revision', 'desc')
    .limit(500)
    .execute()
}

/** Marks values as superseded. @returns the ids of those that still counted: the others somebody has corrected meanwhile */
export async function supersede(scope: CoreWriting, ids: readonly string[], at: Date): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await scope.db
    .updateTable('core.fact_value')
    .set({ superseded_at: at })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('superseded_at', 'is', null)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A statement takes 65,535 parameters at most, and each value is some seventeen of them. */
const VALUES_PER_STATEMENT = 500

/** @returns the ids of those that are there now; where a value came first, it stays */
export async function insertValues(
  scope: CoreWriting,
  values: readonly Insertable<FactValueTable>[],
): Promise<ReadonlySet<string>> {
  const inserted = new Set<string>()
  for (let start = 0; start < values.length; start += VALUES_PER_STATEMENT) {
    const rows = await scope.db
      .insertInto('core.fact_value')
      .values(values.slice(start, start + VALUES_PER_STATEMENT))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) inserted.add(id)
  }
  return inserted
}
