import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { isDescendant, selectCommunitiesBelow, selectUnit, type UnitRecord } from './unit.queries.ts'

/**
 * The unit that bounds what a unit's posts may reach: the unit itself, but for a department the district it serves, since
 * a department has no streets below it.
 */
async function areaRootOf(scope: CoreReading, unitId: string): Promise<string | undefined> {
  const unit = await selectUnit(scope, unitId)
  return unit?.kind === 'department' ? (unit.parentId ?? unit.id) : unit?.id
}

/** Whether a unit lies in the area of another, such as the unit of a post. */
export async function isInArea(
  scope: CoreReading,
  { unitId, areaUnitId }: { unitId: string; areaUnitId: string },
): Promise<boolean> {
  const root = await areaRootOf(scope, areaUnitId)
  return root !== undefined && isDescendant(scope, root, unitId)
}

/** The communities that exist on a day in the area of a unit, in the order of the register. */
export async function listCommunities(
  scope: CoreReading,
  { areaUnitId, on }: { areaUnitId: string; on: DateText },
): Promise<UnitRecord[]> {
  const root = await areaRootOf(scope, areaUnitId)
  return root === undefined ? [] : selectCommunitiesBelow(scope, root, on)
}
