import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { insertParameters, type NewParameter } from './parameter.queries.ts'

/**
 * Sets a parameter of the scope's tenant from a day on: a district's override, or a city's value for all. An earlier value
 * ends where a later one begins. Refuses with `parameter.already-set` when that day has a value.
 */
export async function setParameter(scope: CoreWriting, parameter: NewParameter): Promise<Result<void>> {
  const inserted = await insertParameters(scope, [parameter])
  if (inserted === 0) {
    return refuseCore('conflict', 'parameter.already-set', { key: parameter.key, validFrom: parameter.validFrom })
  }
  return ok(undefined)
}
