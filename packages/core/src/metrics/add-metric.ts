import { newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'

/** A change of a figure. Whole numbers; money in fen. */
export interface MetricChange {
  /** `<plugin or core>.<name>`, such as `admission.items-in-force`. */
  readonly metric: string
  /** The community it counts for; without one it counts for the district alone. */
  readonly unitId?: string
  readonly amount: number
}

/** Appends changes of figures in the write that causes them; the worker folds them in a moment later. */
export async function addMetric(scope: CoreWriting, changes: readonly MetricChange[]): Promise<void> {
  if (changes.length === 0) return
  await scope.db
    .insertInto('core.metric_delta')
    .values(
      changes.map(({ metric, unitId, amount }) => ({
        id: newId(),
        city_id: scope.cityId,
        metric,
        unit_id: unitId ?? null,
        amount,
      })),
    )
    .execute()
}
