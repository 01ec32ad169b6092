import type { CoreWriting } from '../scope.ts'
import { addMetric } from './add-metric.ts'
import { type CountQuery, type FigureRow, selectFigures } from './metric.queries.ts'

/** A figure to be counted anew from the records themselves. */
export interface Recount {
  readonly metric: string
  /** Counts each community, or gives one count without a unit for a figure of the district alone. */
  readonly count: CountQuery
}

export interface MetricDifference {
  readonly metric: string
  readonly unitId?: string
  readonly kept: number
  readonly counted: number
}

/**
 * Compares the kept figures with a fresh count of the same moment, appends what is missing, and tells every difference:
 * each one is a mistake in whoever adds the changes.
 */
export async function recountMetric(scope: CoreWriting, { metric, count }: Recount): Promise<MetricDifference[]> {
  const figures = await selectFigures(scope, metric, count)
  const differences = [...compareCommunities(figures), ...compareDistrict(figures)]
    .filter(({ kept, counted }) => kept !== counted)
    .map((difference) => ({ metric, ...difference }))
  await addMetric(
    scope,
    differences.map(({ kept, counted, unitId }) => ({
      metric,
      amount: counted - kept,
      ...(unitId !== undefined && { unitId }),
    })),
  )
  return differences
}

type Comparison = Omit<MetricDifference, 'metric'>

function compareCommunities(figures: readonly FigureRow[]): Comparison[] {
  const byUnit = Map.groupBy(
    figures.flatMap(({ unitId, ...figure }) => (unitId === null ? [] : [{ ...figure, unitId }])),
    ({ unitId }) => unitId,
  )
  return [...byUnit].map(([unitId, ofUnit]) => ({ unitId, ...compare(ofUnit) }))
}

function compareDistrict(figures: readonly FigureRow[]): Comparison[] {
  const ofDistrict = figures.filter(
    ({ source, unitId }) =>
      source === 'folded-district' || source === 'waiting' || (source === 'counted' && unitId === null),
  )
  return ofDistrict.some(({ source }) => source === 'counted') ? [compare(ofDistrict)] : []
}

function compare(figures: readonly Pick<FigureRow, 'source' | 'value'>[]): { kept: number; counted: number } {
  return {
    kept: sum(figures.filter(({ source }) => source !== 'counted')),
    counted: sum(figures.filter(({ source }) => source === 'counted')),
  }
}

function sum(figures: readonly Pick<FigureRow, 'value'>[]): number {
  return figures.reduce((total, { value }) => total + value, 0)
}
