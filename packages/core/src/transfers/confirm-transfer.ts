import type { TransferConfirmation } from '@linli/contract'
import { findDocumentNumberFlaw, newId, ok, type Result, today } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { collectDeparture, type Departure } from './collect-content.ts'
import { confirmedDay } from './confirmed-day.ts'
import { holdForStep } from './find-transfer.ts'
import { recordStep } from './record-step.ts'
import { insertPackage, type TransferRecord } from './transfer.queries.ts'
import { sealPackage } from './transfer-package.ts'
import { bySigned, type TransferWriting } from './transfer-work.ts'

/**
 * The source says which unit goes and from when, and offers a sealed package of it, by which the destination decides; anew, and on a
 * later day, as long as nothing has crossed, and then the destination decides anew as well. Refuses as `collectDeparture` does, with
 * `transfer.not-found`, `transfer.not-yours`, `transfer.not-possible`, `transfer.day-before-proposal`, `place.document-number`, and
 * with `transfer.changed-meanwhile` when what was agreed to is no longer what would go.
 */
export async function confirmTransfer(work: TransferWriting, input: TransferConfirmation): Promise<Result<void>> {
  const { scope, actor, clock, finals, confidential } = work
  const flaw = findDocumentNumberFlaw(input.documentNumber)
  if (flaw !== undefined) return refuseCore('invalid', 'place.document-number', { flaw })
  const found = await holdForStep(scope, { id: input.id, step: 'confirm' })
  if (!found.ok) return found
  const goesOn = confirmedDay(found.value, input.day)
  if (!goesOn.ok) return goesOn
  const day = goesOn.value
  const { steps } = found.value
  const transfer = { ...found.value.transfer, day }
  const collected = await collectDeparture(scope, {
    unitId: input.unitId,
    day,
    today: today(clock),
    finals,
    confidential,
  })
  if (!collected.ok) return collected
  const departure = collected.value
  if (departure.digest !== input.digest) return refuseCore('conflict', 'transfer.changed-meanwhile')
  const at = clock.now()
  const { nonce, ...sealed } = sealDeparture(work, { transfer, departure, at })
  await insertPackage(scope, packageRow(transfer, { nonce, ...sealed, stage: 'offered', at }))
  const unitName = departure.units[0]?.name ?? ''
  const { documentNumber, approvedBy, reason, unitId } = input
  await recordStep(scope, transfer, {
    step: 'confirm',
    position: steps.length + 1,
    documentNumber,
    approvedBy,
    reason,
    unitId,
    details: { unitName, day, counts: departure.counts, nonce },
    at,
    ...bySigned(actor),
  })
  const details = { place: transfer.place, unit: unitName, day, hash: sealed.hash, documentNumber, reason }
  await appendAudit(scope, actor, {
    at,
    action: 'transfers.confirm',
    subjectKind: 'transfer',
    subjectId: transfer.id,
    details,
  })
  return ok(undefined)
}

export function sealDeparture(
  { keys }: Pick<TransferWriting, 'keys'>,
  { transfer, departure, at }: { transfer: TransferRecord; departure: Departure; at: Date },
) {
  const nonce = newId(at)
  const { id: transferId, day, sourceId, sourceName, destinationId, destinationName } = transfer
  const sealed = sealPackage(keys, {
    ...departure.content,
    nonce,
    transferId,
    day,
    sealedAt: at.toISOString(),
    source: { tenantId: sourceId, name: sourceName },
    destination: { tenantId: destinationId, name: destinationName },
  })
  return { nonce, ...sealed }
}

export function packageRow(
  { id, sourceId, destinationId }: TransferRecord,
  row: { nonce: string; sealed: string; hash: string; stage: 'offered' | 'sent' | 'received'; at: Date },
) {
  return { ...row, transfer_id: id, source_id: sourceId, destination_id: destinationId }
}
