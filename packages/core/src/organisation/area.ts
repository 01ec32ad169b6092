import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { isLookedAfter, selectAreaIds } from './area.queries.ts'
import { isDescendant, selectCommunitiesBelow, selectUnit, type UnitRecord } from './unit.queries.ts'

/**
 * The unit that bounds what a unit's posts may reach: the unit itself, but for a department the district it serves, since
 * a department has no streets below it.
 */
async function areaRootOf(scope: CoreReading, unitId: string): Promise<string | undefined> {
  const unit = await selectUnit(scope, unitId)
  return unit?.kind === 'department' ? (unit.parentId ?? unit.id) : unit?.id
}

/**
 * Whether a unit lies in the area of another, such as the unit of a post, on a day. An area without a community of its own, with
 * what stands in it, is in that of whoever looks after it too (代管, 秦办发〔2011〕27号 三(二)).
 */
export async function isInArea(
  scope: CoreReading,
  { unitId, areaUnitId, on }: { unitId: string; areaUnitId: string; on: DateText },
): Promise<boolean> {
  const root = await areaRootOf(scope, areaUnitId)
  if (root === undefined) return false
  return (await isDescendant(scope, root, unitId)) || isLookedAfter(scope, { root, unitId, on })
}

/** Every unit in the area of another on a day, what it looks after for others included. */
export async function listAreaUnitIds(
  scope: CoreReading,
  { areaUnitId, on }: { areaUnitId: string; on: DateText },
): Promise<ReadonlySet<string>> {
  const root = await areaRootOf(scope, areaUnitId)
  return new Set(root === undefined ? [] : await selectAreaIds(scope, root, on))
}

/** The communities that exist on a day in the area of a unit, in the order of the register. */
export async function listCommunities(
  scope: CoreReading,
  { areaUnitId, on }: { areaUnitId: string; on: DateText },
): Promise<UnitRecord[]> {
  const root = await areaRootOf(scope, areaUnitId)
  return root === undefined ? [] : selectCommunitiesBelow(scope, root, on)
}
