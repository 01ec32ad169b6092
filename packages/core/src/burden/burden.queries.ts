import { sql } from 'kysely'
import type { CoreReading } from '../scope.ts'

const monthOf = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'Asia/Shanghai', 'YYYY-MM')`

/** How many cases each unit opened since a moment, by process and month. */
export function countOpenedCases(scope: CoreReading, { since, unitIds }: { since: Date; unitIds: readonly string[] }) {
  return scope.db
    .selectFrom('core.case_file')
    .select(['unit_id as unitId', 'plugin_id as pluginId', 'process', monthOf('opened_at').as('month')])
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('opened_at', '>=', since)
    .where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .groupBy(['unit_id', 'plugin_id', 'process', monthOf('opened_at')])
    .execute()
}

/** How many values of what changes at any time were entered for each unit since a moment, by month. */
export function countEnteredValues(
  scope: CoreReading,
  { since, unitIds, keys }: { since: Date; unitIds: readonly string[]; keys: readonly string[] },
) {
  return scope.db
    .selectFrom('core.fact_value')
    .select(['unit_id as unitId', monthOf('entered_at').as('month')])
    .select((eb) => eb.fn.countAll<number>().as('values'))
    .where('entered_at', '>=', since)
    .where('way', '<>', 'demo')
    .where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .groupBy(['unit_id', monthOf('entered_at')])
    .execute()
}
