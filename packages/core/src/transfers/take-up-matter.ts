import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { checkDistrict } from './find-transfer.ts'
import { selectMatter, takeUp } from './matter.queries.ts'
import type { TransferWriting } from './transfer-work.ts'

/**
 * Notes how a matter that has come from another district is gone on with, such as the number under which it was opened anew.
 * Refuses with `transfer.matter-not-found` and `transfer.matter-taken-up`.
 */
export async function takeUpMatter(
  { scope, actor, clock }: Pick<TransferWriting, 'scope' | 'actor' | 'clock'>,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<Result<void>> {
  const district = checkDistrict(scope)
  if (!district.ok) return district
  if ((await selectMatter(scope, id)) === undefined) return refuseCore('not-found', 'transfer.matter-not-found')
  const at = clock.now()
  const taken = await takeUp(scope, id, { at, by: actor.name, note })
  if (taken === undefined) return refuseCore('conflict', 'transfer.matter-taken-up')
  await appendAudit(scope, actor, {
    at,
    action: 'transfers.take-up',
    subjectKind: 'transfer',
    subjectId: taken.transferId,
    details: { matter: taken.title, note },
  })
  return ok(undefined)
}
