import type { TransferAcceptance, TransferState } from '@linli/contract'
import { findDocumentNumberFlaw, ok, RefusalError, type Result, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { carryOutTransfer } from './carry-out-transfer.ts'
import { openOffer } from './check-transfer.ts'
import { findForStep, findTransfer, holdForStep } from './find-transfer.ts'
import { planArrival } from './plan-arrival.ts'
import { recordStep } from './record-step.ts'
import { digestUnits } from './transfer-package.ts'
import { bySigned, type TransferCaller, type TransferServices } from './transfer-work.ts'

/**
 * The destination accepts the units that it has checked, with whatever is entered about them until they come; where the day has come
 * it is carried out in the same transaction. Refuses as `checkTransfer` and `carryOutTransfer` do, with `place.document-number`, with
 * `transfer.changed-meanwhile` when the source has confirmed anew and offers another package, and with `transfer.rows-refused` while
 * a unit of it cannot come.
 */
export async function acceptTransfer(
  services: TransferServices,
  caller: TransferCaller,
  input: TransferAcceptance,
): Promise<Result<{ state: TransferState }>> {
  const flaw = findDocumentNumberFlaw(input.documentNumber)
  if (flaw !== undefined) return refuseCore('invalid', 'place.document-number', { flaw })
  const { database, clock } = services
  const { context } = caller
  const found = await database.read(coreModule, context, (scope) =>
    findForStep(scope, { id: input.id, step: 'accept' }),
  )
  if (!found.ok) return found
  const { transfer } = found.value
  const due = transfer.day <= today(clock)
  try {
    if (!due) {
      await database.write(coreModule, context, async (scope) =>
        valueOrThrow(await recordAcceptance(services, { scope, caller, input })),
      )
      return ok({ state: 'accepted' })
    }
    const sourceContext = { tenantId: transfer.sourceId, cityId: context.cityId, actorId: SYSTEM_ACTOR }
    await database.between(coreModule, [sourceContext, context], async (source, destination) => {
      valueOrThrow(await recordAcceptance(services, { scope: destination, caller, input }))
      const accepted = valueOrThrow(await findTransfer(destination, input.id))
      valueOrThrow(await carryOutTransfer(services, { source, destination }, accepted))
    })
    return ok({ state: 'complete' })
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function recordAcceptance(
  { keys, clock }: TransferServices,
  { scope, caller, input }: { scope: CoreWriting; caller: TransferCaller; input: TransferAcceptance },
): Promise<Result<void>> {
  const found = await holdForStep(scope, { id: input.id, step: 'accept' })
  if (!found.ok) return found
  const { transfer, steps } = found.value
  const offer = await openOffer({ scope, keys }, { transfer })
  if (!offer.ok) return offer
  if (offer.value.content.nonce !== input.nonce) return refuseCore('conflict', 'transfer.changed-meanwhile')
  const planned = await planArrival(scope, offer.value.content, { ...input, today: today(clock) })
  if (!planned.ok) return planned
  const { target, refused } = planned.value
  if (refused > 0) return refuseCore('conflict', 'transfer.rows-refused', { count: refused })
  const at = clock.now()
  const { documentNumber, approvedBy, reason, targetId, codes } = input
  await recordStep(scope, transfer, {
    step: 'accept',
    position: steps.length + 1,
    documentNumber,
    approvedBy,
    reason,
    unitId: targetId,
    details: { targetName: target.name, codes, units: digestUnits(offer.value.content) },
    at,
    ...bySigned(caller.actor),
  })
  await appendAudit(scope, caller.actor, {
    at,
    action: 'transfers.accept',
    subjectKind: 'transfer',
    subjectId: transfer.id,
    details: { place: transfer.place, under: target.name, hash: offer.value.hash, documentNumber, reason },
  })
  return ok(undefined)
}
