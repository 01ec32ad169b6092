import type { CoreWriting } from '../scope.ts'
import { addMetric } from './add-metric.ts'
import { selectCommunityFigures, selectDistrictFigure } from './metric.queries.ts'

/** A figure counted anew from the records themselves. */
export interface Recount {
  readonly metric: string
  /** Each community's count, or one count without a unit for a figure of the district alone. */
  readonly counted: readonly { readonly unitId?: string; readonly value: number }[]
}

export interface MetricDifference {
  readonly metric: string
  readonly unitId?: string
  readonly kept: number
  readonly counted: number
}

/**
 * Compares the kept figures with a fresh count of the same moment, appends what is missing, and tells every difference:
 * each one is a mistake in whoever adds the changes. Runs in the transaction that counted.
 */
export async function recountMetric(scope: CoreWriting, { metric, counted }: Recount): Promise<MetricDifference[]> {
  const differences = [
    ...(await compareCommunities(scope, metric, counted)),
    ...(await compareDistrict(scope, metric, counted)),
  ]
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

async function compareCommunities(
  scope: CoreWriting,
  metric: string,
  counted: Recount['counted'],
): Promise<MetricDifference[]> {
  const kept = await selectCommunityFigures(scope, metric)
  const fresh = new Map(
    counted.flatMap(({ unitId, value }) => (unitId === undefined ? [] : [[unitId, value] as const])),
  )
  return [...new Set([...kept.keys(), ...fresh.keys()])]
    .map((unitId) => ({ metric, unitId, kept: kept.get(unitId) ?? 0, counted: fresh.get(unitId) ?? 0 }))
    .filter((difference) => difference.kept !== difference.counted)
}

async function compareDistrict(
  scope: CoreWriting,
  metric: string,
  counted: Recount['counted'],
): Promise<MetricDifference[]> {
  const whole = counted.find(({ unitId }) => unitId === undefined)
  if (whole === undefined) return []
  const kept = await selectDistrictFigure(scope, metric)
  return kept === whole.value ? [] : [{ metric, kept, counted: whole.value }]
}
