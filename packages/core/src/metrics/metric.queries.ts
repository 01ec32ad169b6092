import type { CoreReading } from '../scope.ts'

/** A figure of each community, changes that wait to be folded included. */
export async function selectCommunityFigures(scope: CoreReading, metric: string): Promise<Map<string, number>> {
  const [folded, waiting] = await Promise.all([
    scope.db
      .selectFrom('core.metric_community')
      .select(['unit_id as unitId', 'value'])
      .where('metric', '=', metric)
      .execute(),
    scope.db
      .selectFrom('core.metric_delta')
      .select(['unit_id as unitId', 'amount as value'])
      .where('metric', '=', metric)
      .execute(),
  ])
  const figures = new Map<string, number>()
  for (const { unitId, value } of [...folded, ...waiting]) {
    if (unitId !== null) figures.set(unitId, (figures.get(unitId) ?? 0) + value)
  }
  return figures
}

/** A figure of the district, changes that wait to be folded included. */
export async function selectDistrictFigure(scope: CoreReading, metric: string): Promise<number> {
  const [folded, waiting] = await Promise.all([
    scope.db.selectFrom('core.metric_district').select('value').where('metric', '=', metric).execute(),
    scope.db.selectFrom('core.metric_delta').select('amount as value').where('metric', '=', metric).execute(),
  ])
  return [...folded, ...waiting].reduce((sum, { value }) => sum + value, 0)
}
