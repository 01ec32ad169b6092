import { ask, type TransferParty, type TransferState } from '@linli/contract'
import { findOverseer } from '../organisation/find-overseer.ts'
import type { CoreReading } from '../scope.ts'
import { selectSteps, selectTransfers } from '../transfers/transfer.queries.ts'
import { effectiveDay, partyOf, standingOf } from '../transfers/transfer-state.policy.ts'
import type { Cause } from './cause.ts'
import { transferRule } from './obligation-rules.ts'

const turns: Partial<Record<TransferState, { readonly party: TransferParty; readonly turn: 'confirm' | 'accept' }>> = {
  proposed: { party: 'source', turn: 'confirm' },
  confirmed: { party: 'destination', turn: 'accept' },
}

/** Far more than a city has under way at a time. */
const LIMIT = 500

/** The transfers that wait for this district: the source confirms, then the destination accepts and mends what keeps it back. */
export async function findTransferCauses(scope: CoreReading): Promise<Cause[]> {
  const overseer = await findOverseer(scope)
  if (overseer === undefined) return []
  const transfers = await selectTransfers(scope, { limit: LIMIT })
  const steps = Map.groupBy(await selectSteps(scope, transfers), ({ transferId }) => transferId)
  return transfers.flatMap((transfer): Cause[] => {
    const party = partyOf(transfer, scope.tenantId)
    const taken = steps.get(transfer.id) ?? []
    const { state, problem } = standingOf(taken)
    const held = state === 'accepted' && problem !== undefined && party === 'destination'
    const turn = held ? 'held' : turns[state]?.party === party ? turns[state]?.turn : undefined
    if (turn === undefined) return []
    const { id, place } = transfer
    const day = effectiveDay(transfer, taken)
    const base = {
      kind: 'transfer',
      subjectId: id,
      occasion: turn,
      unitId: overseer.id,
      holderId: overseer.id,
    } as const
    return [{ ...base, copies: [], title: place, finding: ask(transferRule, { turn, day }).answer(new Map()) }]
  })
}
