import { newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkNewValue, readBasis } from './check-new-value.ts'
import { closeRow, insertRows, lockOwnRow } from './parameter.queries.ts'
import { newRow, signatureOf } from './parameter-row.ts'
import type { GivenValue, ParameterWork } from './parameter-work.ts'
import { recordChange } from './record-change.ts'

/**
 * Puts another value in the place of one that the tenant set wrongly: a row of its own that names the one it corrects, which
 * stays to be seen. Refuses with `parameter.row-not-found`, `parameter.already-closed`, `parameter.reason-required`, and as
 * `setParameter` does.
 */
export async function correctParameter(
  work: ParameterWork,
  input: GivenValue & { readonly id: string },
): Promise<Result<{ id: string }>> {
  const { scope, actor, at } = work
  const old = await lockOwnRow(scope, input.id)
  if (old === undefined || old.origin === 'product' || old.ending) {
    return refuseCore('not-found', 'parameter.row-not-found')
  }
  if (old.closedAt !== null) return refuseCore('conflict', 'parameter.already-closed')
  if (input.reason === '') return refuseCore('invalid', 'parameter.reason-required')
  const { key } = old
  const definition = await checkNewValue(work, { ...input, key })
  if (!definition.ok) return definition
  const basis = readBasis(scope, input)
  if (!basis.ok) return basis
  const { value, validFrom, validTo, reason } = input
  const id = newId(at)
  const by = { postId: actor.postId, words: signatureOf(actor) }
  await closeRow(scope, old.id, { closing: 'corrected', at, by, reason })
  const corrects = { id: old.id, revision: old.revision }
  const row = newRow(work, { id, definition: definition.value, value, validFrom, validTo, corrects, ...basis.value })
  if ((await insertRows(scope, [row])) === 0) {
    return refuseCore('conflict', 'parameter.already-set', { key, validFrom })
  }
  const details = { key, value, validFrom, document: basis.value.document, corrects: old.id, reason }
  await recordChange(work, { verb: 'correct', id, key, validFrom, details })
  return ok({ id })
}
