import type { RegisterRow, UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { UnitRecord } from '../organisation/unit.queries.ts'
import type { CoreReading } from '../scope.ts'
import {
  selectDelegate,
  selectPredecessors,
  selectRegisterOn,
  selectSuccessors,
  selectUnitOn,
} from './unit-history.queries.ts'

/** The register of a day, past days included: every unit that was there, in the name and place of that day. */
export async function readRegister(scope: CoreReading, on: DateText): Promise<RegisterRow[]> {
  const rows = await selectRegisterOn(scope, on)
  return rows.map(({ id, kind, pastOf, pastName, pastFullName, pastParentId, ...now }) => {
    const past = pastOf !== null
    const parentId = past ? pastParentId : now.parentId
    return {
      id,
      kind,
      name: (past ? pastName : now.name) ?? '',
      fullName: (past ? pastFullName : now.fullName) ?? '',
      ...(parentId !== null && { parentId }),
    }
  })
}

export interface UnitOnDay {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string | null
}

/** One unit in the name and place of a day; nothing when it was not there. */
export async function findUnitOn(
  scope: CoreReading,
  { unitId, on }: { readonly unitId: string; readonly on: DateText },
): Promise<UnitOnDay | undefined> {
  const row = await selectUnitOn(scope, unitId, on)
  if (row === undefined) return undefined
  const { id, kind, pastOf, pastName, pastParentId, ...now } = row
  return pastOf === null
    ? { id, kind, name: now.name, parentId: now.parentId }
    : { id, kind, name: pastName ?? '', parentId: pastParentId }
}

/** The community that looks after an area on a day because it has none of its own (代管); nothing when nobody does. */
export function findDelegate(
  scope: CoreReading,
  { areaId, on }: { readonly areaId: string; readonly on: DateText },
): Promise<UnitRecord | undefined> {
  return selectDelegate(scope, areaId, on)
}

/** Who follows a unit, in the order of the events and of their choices. */
export function listSuccessors(scope: CoreReading, unitId: string): Promise<UnitOnDay[]> {
  return selectSuccessors(scope, unitId)
}

/** Whom a unit follows. */
export function listPredecessors(scope: CoreReading, unitId: string): Promise<UnitOnDay[]> {
  return selectPredecessors(scope, unitId)
}
