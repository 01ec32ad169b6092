import { emitEvent } from '../events/emit-event.ts'
import type { CoreWriting } from '../scope.ts'
import { insertStep, type NewStep, type TransferRecord } from './transfer.queries.ts'

/** A step that one party has taken, told to all three: whose turn it is has changed. */
export async function recordStep(scope: CoreWriting, transfer: TransferRecord, step: NewStep): Promise<void> {
  await insertStep(scope, transfer, step)
  await tellParties(scope, transfer, step.at)
}

/** `core.transfer-moved` names the tenants that have to look at a transfer again. */
export async function tellParties(
  scope: CoreWriting,
  { id, sourceId, destinationId }: Pick<TransferRecord, 'id' | 'sourceId' | 'destinationId'>,
  at: Date,
): Promise<void> {
  const payload = { transferId: id, parties: [sourceId, destinationId] }
  await emitEvent(scope, { type: 'core.transfer-moved', payload, occurredAt: at })
}
