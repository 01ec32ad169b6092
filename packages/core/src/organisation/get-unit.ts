import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectUnit, type UnitRecord } from './unit.queries.ts'

/** A unit by its id. Refuses with `unit.not-found`. */
export async function getUnit(scope: CoreReading, unitId: string): Promise<Result<UnitRecord>> {
  const unit = await selectUnit(scope, unitId)
  return unit === undefined ? refuseCore('not-found', 'unit.not-found') : ok(unit)
}
