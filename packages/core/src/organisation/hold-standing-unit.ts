import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectUnitToHold, type UnitRecord } from './unit.queries.ts'

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
