import type { TransferProposal } from '@linli/contract'
import { findDocumentNumberFlaw, newId, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { listOwnDistricts } from '../tenancy/own-districts.ts'
import { tellParties } from './record-step.ts'
import { insertTransfer } from './transfer.queries.ts'
import type { TransferCaller, TransferServices } from './transfer-work.ts'

/**
 * A city proposes that a place of one of its districts goes to another. Refuses with `access.not-permitted` outside a city,
 * `tenancy.district-not-found` for whatever is not one of its districts, `transfer.same-district` and `place.document-number`.
 */
export async function proposeTransfer(
  { database, clock }: Pick<TransferServices, 'database' | 'clock'>,
  { context, actor }: TransferCaller,
  { sourceId, destinationId, place, day, documentNumber, approvedBy, reason }: TransferProposal,
): Promise<Result<{ id: string }>> {
  const districts = await listOwnDistricts(database, { context, actor })
  if (!districts.ok) return districts
  const [source, destination] = [sourceId, destinationId].map((id) => districts.value.find((row) => row.id === id))
  if (source === undefined || destination === undefined) return refuseCore('not-found', 'tenancy.district-not-found')
  if (source.id === destination.id) return refuseCore('invalid', 'transfer.same-district')
  const flaw = findDocumentNumberFlaw(documentNumber)
  if (flaw !== undefined) return refuseCore('invalid', 'place.document-number', { flaw })
  const at = clock.now()
  const id = newId(at)
  await database.write(coreModule, context, async (scope) => {
    await insertTransfer(scope, {
      id,
      source_id: source.id,
      source_name: source.name,
      destination_id: destination.id,
      destination_name: destination.name,
      place,
      day,
      document_number: documentNumber,
      approved_by: approvedBy,
      reason,
      proposed_at: at,
      proposed_by: actor.name,
      proposed_by_title: actor.postTitle,
      proposed_by_unit: actor.unitName,
    })
    await tellParties(scope, { id, sourceId: source.id, destinationId: destination.id }, at)
    const details = { place, day, source: source.name, destination: destination.name, documentNumber, reason }
    await appendAudit(scope, actor, {
      at,
      action: 'transfers.propose',
      subjectKind: 'transfer',
      subjectId: id,
      details,
    })
  })
  return ok({ id })
}
