import { mayStandUnder, type UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { addMetric } from '../metrics/add-metric.ts'
import type { CoreWriting } from '../scope.ts'
import { insertUnits, type NewUnit, selectUnit } from './unit.queries.ts'

/**
 * Adds units to the register, one level of it at a time: a parent must be there already. Communities count in the figure
 * `core.communities`. Refuses with `unit.not-found` when a parent is missing and
 * with `unit.wrong-parent` where the kind does not belong.
 * @returns the new ids, in the order given
 */
export async function addUnits(scope: CoreWriting, units: readonly NewUnit[]): Promise<Result<string[]>> {
  const placed = await checkParents(scope, units)
  if (!placed.ok) return placed
  const ids = await insertUnits(scope, units)
  const communities = ids.filter((_, index) => units[index]?.kind === 'community')
  await addMetric(
    scope,
    communities.map((unitId) => ({ metric: 'core.communities', unitId, amount: 1 })),
  )
  return ok(ids)
}

async function checkParents(scope: CoreWriting, units: readonly NewUnit[]): Promise<Result<void>> {
  const kinds = new Map<string, UnitKind>()
  for (const { parentId, kind } of units) {
    if (parentId !== undefined && !kinds.has(parentId)) {
      const parent = await selectUnit(scope, parentId)
      if (parent === undefined) return refuseCore('not-found', 'unit.not-found')
      kinds.set(parentId, parent.kind)
    }
    const parentKind = parentId === undefined ? undefined : kinds.get(parentId)
    if (!mayStandUnder(kind, parentKind)) {
      return refuseCore('invalid', 'unit.wrong-parent', { kind, ...(parentKind && { parentKind }) })
    }
  }
  return ok(undefined)
}
