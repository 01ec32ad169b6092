import { type AliasableExpression, sql } from 'kysely'
import type { CoreWriting } from '../scope.ts'

/** A figure counted anew: a community's, or the district's own without a unit. */
export interface CountedRow {
  readonly unitId: string | null
  readonly value: number
}

/** Counts from the records themselves. */
export type CountQuery = (db: CoreWriting['db']) => AliasableExpression<CountedRow>

/** `folded` and `waiting` make up what is kept: waiting changes count for their community and for the district. */
type FigureSource = 'counted' | 'folded-community' | 'folded-district' | 'waiting'

/** A metric's kept figures and a fresh count, in one statement and so of one moment. */
export function selectFigures(scope: CoreWriting, metric: string, count: CountQuery) {
  const { db } = scope
  const from = (source: FigureSource) => sql<FigureSource>`${sql.lit(source)}`.as('source')
  return db
    .selectFrom(count(db).as('c'))
    .select([from('counted'), 'c.unitId', 'c.value'])
    .unionAll(
      db
        .selectFrom('core.metric_community')
        .select([from('folded-community'), 'unit_id as unitId', 'value'])
        .where('metric', '=', metric),
    )
    .unionAll(
      db
        .selectFrom('core.metric_district')
        .select([from('folded-district'), sql<null>`null::uuid`.as('unitId'), 'value'])
        .where('metric', '=', metric),
    )
    .unionAll(
      db
        .selectFrom('core.metric_delta')
        .select([from('waiting'), 'unit_id as unitId', 'amount as value'])
        .where('metric', '=', metric),
    )
    .execute()
}

export type FigureRow = Awaited<ReturnType<typeof selectFigures>>[number]
