import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { addMetric } from '../metrics/add-metric.ts'
import type { CoreWriting } from '../scope.ts'
import { insertUnits, type NewUnit, selectUnit } from './unit.queries.ts'

/**
 * Adds units to the register, one level of it at a time: a parent must be there already. Communities count in the figure
 * `core.communities`. Refuses with `unit.not-found` when a parent is missing.
 * @returns the new ids, in the order given
 */
export async function addUnits(scope: CoreWriting, units: readonly NewUnit[]): Promise<Result<string[]>> {
  const parents = new Set(units.flatMap(({ parentId }) => (parentId === undefined ? [] : [parentId])))
  for (const parentId of parents) {
    if ((await selectUnit(scope, parentId)) === undefined) return refuseCore('not-found', 'unit.not-found')
  }
  const ids = await insertUnits(scope, units)
  const communities = ids.filter((_, index) => units[index]?.kind === 'community')
  await addMetric(
    scope,
    communities.map((unitId) => ({ metric: 'core.communities', unitId, amount: 1 })),
  )
  return ok(ids)
}
