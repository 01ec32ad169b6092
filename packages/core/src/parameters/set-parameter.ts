import { newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkNewValue, readBasis } from './check-new-value.ts'
import { insertRows } from './parameter.queries.ts'
import { newRow } from './parameter-row.ts'
import type { GivenValue, ParameterWork } from './parameter-work.ts'
import { recordChange } from './record-change.ts'

/**
 * A new value of the tenant from a day on: a district's for itself, or a city's for all its districts. What held before ends where
 * it begins. Refuses with `parameter.already-set` when that day has one, and as `checkNewValue` and `readBasis` do.
 */
export async function setParameter(
  work: ParameterWork,
  input: GivenValue & { readonly key: string },
): Promise<Result<{ id: string }>> {
  const { scope, at } = work
  const definition = await checkNewValue(work, input)
  if (!definition.ok) return definition
  const basis = readBasis(scope, input)
  if (!basis.ok) return basis
  const { key, value, validFrom, validTo } = input
  const id = newId(at)
  const row = newRow(work, { id, definition: definition.value, value, validFrom, validTo, ...basis.value })
  if ((await insertRows(scope, [row])) === 0) {
    return refuseCore('conflict', 'parameter.already-set', { key, validFrom })
  }
  const details = { key, value, validFrom, document: basis.value.document, reason: basis.value.reason }
  await recordChange(work, { verb: 'set', id, key, validFrom, details })
  return ok({ id })
}
