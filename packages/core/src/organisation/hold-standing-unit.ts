import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectUnitsToHold, selectUnitToHold, type UnitRecord } from './unit.queries.ts'

/**
 * A unit that has not ended by a day, and will not end under the hands of this transaction: for whatever begins in it.
 * Refuses with `unit.not-found` and `unit.ended`.
 */
export async function holdStandingUnit(
  scope: CoreWriting,
  { unitId, on }: { readonly unitId: string; readonly on: DateText },
): Promise<Result<UnitRecord>> {
  const found = await selectUnitToHold(scope, unitId)
  if (found === undefined) return refuseCore('not-found', 'unit.not-found')
  const { validTo, ...unit } = found
  return validTo !== null && validTo <= on ? refuseCore('conflict', 'unit.ended', { on: validTo }) : ok(unit)
}

/** Several of them, each of which has begun by the day. Refuses with `unit.not-found` and `unit.ended`. */
export async function holdStandingUnits(
  scope: CoreWriting,
  { unitIds, on }: { readonly unitIds: readonly string[]; readonly on: DateText },
): Promise<Result<UnitRecord[]>> {
  const found = await selectUnitsToHold(scope, unitIds, on)
  if (found.length < unitIds.length) return refuseCore('not-found', 'unit.not-found')
  const ended = found.find(({ validTo }) => validTo !== null && validTo <= on)
  return ended === undefined ? ok(found) : refuseCore('conflict', 'unit.ended', { on: ended.validTo ?? on })
}
