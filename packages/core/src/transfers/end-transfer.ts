import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { holdForStep } from './find-transfer.ts'
import { recordStep } from './record-step.ts'
import { bySigned, type TransferWriting } from './transfer-work.ts'

/**
 * A district rejects a transfer, or its city takes it back, at any stage before it is carried out. Refuses with
 * `transfer.not-found`, `transfer.not-yours` and `transfer.not-possible`.
 */
export async function endTransfer(
  { scope, actor, clock }: Pick<TransferWriting, 'scope' | 'actor' | 'clock'>,
  { id, reason, step }: { readonly id: string; readonly reason: string; readonly step: 'reject' | 'withdraw' },
): Promise<Result<void>> {
  const found = await holdForStep(scope, { id: id, step: step })
  if (!found.ok) return found
  const { transfer, steps } = found.value
  const at = clock.now()
  await recordStep(scope, transfer, { step, position: steps.length + 1, reason, at, ...bySigned(actor) })
  await appendAudit(scope, actor, {
    at,
    action: `transfers.${step}`,
    subjectKind: 'transfer',
    subjectId: id,
    details: { place: transfer.place, reason },
  })
  return ok(undefined)
}
