import type { TransferDetail, TransferStep } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { findTransfer } from './find-transfer.ts'
import { listMatters } from './list-matters.ts'
import { toTransferRow } from './list-transfers.ts'
import { findOwnEvent, hasOwnPackage, type StepRow, type TransferRecord } from './transfer.queries.ts'
import { mayStep, partyOf } from './transfer-state.policy.ts'

/** A transfer with what the three have done, and what the reader's tenant may do now. Refuses with `transfer.not-found`. */
export async function getTransfer(scope: CoreReading, id: string): Promise<Result<TransferDetail>> {
  const found = await findTransfer(scope, id)
  if (!found.ok) return found
  const { transfer, steps, state, party } = found.value
  const unitId = party === 'source' ? steps.findLast(({ step }) => step === 'confirm')?.unitId : undefined
  const eventId = await findOwnEvent(scope, id)
  const { approvedBy, reason, proposedBy, proposedByTitle, proposedByUnit } = transfer
  return ok({
    ...toTransferRow(transfer, steps, scope.tenantId),
    approvedBy,
    reason,
    proposedBy,
    proposedByTitle,
    proposedByUnit,
    steps: steps.map((step) => toStep(step, transfer)),
    may: (['confirm', 'accept', 'reject', 'withdraw'] as const).filter((step) => mayStep(step, state, party)),
    matters: await listMatters(scope, id),
    hasPackage: await hasOwnPackage(scope, id),
    ...(unitId && { unitId }),
    ...(eventId !== undefined && { eventId }),
  })
}

function toStep(row: StepRow, transfer: TransferRecord): TransferStep {
  const { step, at, byName, byTitle, byUnit, documentNumber, approvedBy, reason } = row
  // which of the other district's units a code is for is the package's to tell
  const { codes: _, nonce: __, units: ___, ...details } = row.details
  return {
    step,
    party: partyOf(transfer, row.byTenantId),
    at: at.toISOString(),
    by: byName,
    byTitle,
    byUnit,
    details,
    ...(documentNumber !== null && { documentNumber }),
    ...(approvedBy !== null && { approvedBy }),
    ...(reason !== null && { reason }),
  }
}
