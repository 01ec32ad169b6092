import { date, type Page, type TransferRow } from '@linli/contract'
import { isId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type StepRow, selectSteps, selectTransfers, type TransferRecord } from './transfer.queries.ts'
import { effectiveDay, partyOf, standingOf } from './transfer-state.policy.ts'

/** Transfers that the tenant proposed or is a party to, the latest proposed day first. Refuses with `input.invalid` for a strange cursor. */
export async function listTransfers(
  scope: CoreReading,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<Page<TransferRow>>> {
  const after = cursor === undefined ? undefined : readPosition(cursor)
  if (cursor !== undefined && after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const found = await selectTransfers(scope, { after, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const steps = Map.groupBy(await selectSteps(scope, shown), ({ transferId }) => transferId)
  const rows = shown.map((transfer) => toTransferRow(transfer, steps.get(transfer.id) ?? [], scope.tenantId))
  const last = found.length > limit ? shown.at(-1) : undefined
  return ok({ rows, ...(last && { nextCursor: `${last.day}.${last.id}` }) })
}

export function toTransferRow(transfer: TransferRecord, steps: readonly StepRow[], tenantId: string): TransferRow {
  const { id, place, sourceName, destinationName, documentNumber, proposedAt } = transfer
  return {
    id,
    place,
    source: sourceName,
    destination: destinationName,
    day: effectiveDay(transfer, steps),
    documentNumber,
    party: partyOf(transfer, tenantId),
    proposedAt: proposedAt.toISOString(),
    ...standingOf(steps),
  }
}

function readPosition(cursor: string): { readonly day: string; readonly id: string } | undefined {
  const [day = '', id = ''] = cursor.split('.')
  return date.safeParse(day).success && isId(id) ? { day, id } : undefined
}
