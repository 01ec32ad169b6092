import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { closeRow, lockOwnRow } from './parameter.queries.ts'
import { signatureOf } from './parameter-row.ts'
import type { ParameterWork } from './parameter-work.ts'
import { recordChange } from './record-change.ts'

/**
 * Takes back a planned value, or a planned end, before its first day; it stays to be seen. Refuses with
 * `parameter.row-not-found`, `parameter.already-closed`, and `parameter.already-in-force` from its first day on, when it can
 * only be corrected.
 */
export async function withdrawParameter(
  work: ParameterWork,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<void>> {
  const { scope, actor, at } = work
  const row = await lockOwnRow(scope, id)
  if (row === undefined || row.origin === 'product') return refuseCore('not-found', 'parameter.row-not-found')
  if (row.closedAt !== null) return refuseCore('conflict', 'parameter.already-closed')
  if (row.validFrom <= dayOf(at)) return refuseCore('conflict', 'parameter.already-in-force')
  const by = { postId: actor.postId, words: signatureOf(actor) }
  await closeRow(scope, id, { closing: 'withdrawn', at, by, reason })
  const { key, validFrom } = row
  await recordChange(work, { verb: 'withdraw', id, key, validFrom, details: { key, validFrom, reason } })
  return ok(undefined)
}
