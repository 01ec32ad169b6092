import { type DateText, newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { readBasis } from './check-new-value.ts'
import { levelOf, rowOfLevel } from './parameter.policy.ts'
import { insertRows, selectInForce } from './parameter.queries.ts'
import { newRow } from './parameter-row.ts'
import type { GivenBasis, ParameterWork } from './parameter-work.ts'
import { recordChange } from './record-change.ts'

/**
 * Ends the tenant's own value from a day on, so that the level above holds again: a district's override, or what a city had
 * set. Refuses with `parameter.not-declared`, `parameter.nothing-to-end`, `parameter.reason-required` and
 * `parameter.already-set`, and as `readBasis` does.
 */
export async function endParameter(
  work: ParameterWork,
  input: GivenBasis & { readonly key: string; readonly validFrom: DateText },
): Promise<Result<{ id: string }>> {
  const { scope, catalogue, at } = work
  const { key, validFrom, reason } = input
  const definition = catalogue.find(key)
  if (definition === undefined) return refuseCore('not-found', 'parameter.not-declared', { key })
  if (reason === '') return refuseCore('invalid', 'parameter.reason-required')
  const ownLevel = scope.tenantId === scope.cityId ? 'city' : 'district'
  const own = (await selectInForce(scope, [key], validFrom)).filter((row) => levelOf(scope, row) === ownLevel)
  if (rowOfLevel(own, validFrom) === undefined) return refuseCore('conflict', 'parameter.nothing-to-end', { key })
  const basis = readBasis(scope, input)
  if (!basis.ok) return basis
  const id = newId(at)
  if ((await insertRows(scope, [newRow(work, { id, definition, validFrom, ...basis.value })])) === 0) {
    return refuseCore('conflict', 'parameter.already-set', { key, validFrom })
  }
  await recordChange(work, { verb: 'end', id, key, validFrom, details: { key, validFrom, reason } })
  return ok({ id })
}
