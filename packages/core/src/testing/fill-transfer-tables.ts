import { newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import { insertMatters, insertTransferUnits } from '../transfers/arrival.queries.ts'
import { insertPackage, insertStep, insertTransfer } from '../transfers/transfer.queries.ts'

interface Filling {
  readonly unitId: string
  readonly at: Date
}

/** A row in every table about transfers, with nobody at their other end. */
export async function fillTransferTables(scope: CoreWriting, { unitId, at }: Filling): Promise<void> {
  const [id, sourceId, destinationId] = [newId(), newId(), newId()]
  const proposed = { proposed_at: at, proposed_by: 'x', proposed_by_title: 'x', proposed_by_unit: 'x' }
  const papers = { document_number: 'x', approved_by: 'x', reason: 'x' }
  const parties = { source_id: sourceId, destination_id: destinationId }
  const names = { source_name: 'x', destination_name: 'x', place: 'x', day: '2026-03-02' }
  await insertTransfer(scope, { id, ...parties, ...names, ...papers, ...proposed })
  const by = { by_post: newId(), by_name: 'x', by_title: 'x', by_unit: 'x' }
  const transfer = {
    id,
    cityId: newId(),
    sourceId,
    sourceName: 'x',
    destinationId,
    destinationName: 'x',
    place: 'x',
    day: '2026-03-02',
    documentNumber: 'x',
    approvedBy: 'x',
    reason: 'x',
    proposedAt: at,
    proposedBy: 'x',
    proposedByTitle: 'x',
    proposedByUnit: 'x',
  }
  await insertStep(scope, transfer, { step: 'confirm', position: 1, at, ...by })
  const content = { nonce: newId(), transfer_id: id, stage: 'sent', sealed: 'x', hash: 'x', at } as const
  await insertPackage(scope, { ...content, ...parties })
  const { id: eventId } = await scope.db.selectFrom('core.place_event').select('id').limit(1).executeTakeFirstOrThrow()
  const other = { other_tenant_id: newId(), other_tenant_name: 'x', other_unit_id: newId(), other_unit_name: 'x' }
  await insertTransferUnits(scope, [{ transfer_id: id, unit_id: unitId, event_id: eventId, ...other }])
  const matter = {
    plugin_id: 'sample',
    process: 'request',
    state: 'submitted',
    title: 'x',
    opened_at: at,
    history: '[]',
  }
  const origin = { other_tenant_name: 'x', other_case_id: newId() }
  await insertMatters(scope, [{ transfer_id: id, unit_id: unitId, ...origin, ...matter }])
}
