import type { PlaceProblem, TransferParty, TransferState, TransferStepKind } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { StepRow, TransferRecord } from './transfer.queries.ts'

const stateAfter: Readonly<Record<TransferStepKind, TransferState>> = {
  confirm: 'confirmed',
  accept: 'accepted',
  hold: 'accepted',
  complete: 'complete',
  reject: 'rejected',
  withdraw: 'withdrawn',
}

/** Whose each step is, and after which states. `hold` and `complete` are the platform's, for the destination. */
const rules: Readonly<
  Record<TransferStepKind, { readonly after: Partial<Record<TransferState, readonly TransferParty[]>> }>
> = {
  // anew as long as nothing has crossed: what was offered may be out of date, and the day impossible
  confirm: { after: { proposed: ['source'], confirmed: ['source'], accepted: ['source'] } },
  accept: { after: { confirmed: ['destination'] } },
  reject: {
    after: { proposed: ['source'], confirmed: ['source', 'destination'], accepted: ['source', 'destination'] },
  },
  withdraw: { after: { proposed: ['city'], confirmed: ['city'], accepted: ['city'] } },
  hold: { after: { accepted: ['destination'] } },
  complete: { after: { accepted: ['destination'] } },
}

export interface TransferStanding {
  readonly state: TransferState
  readonly problem?: PlaceProblem
}

/** Where a transfer stands by what the three have done, in order. */
export function standingOf(steps: readonly StepRow[]): TransferStanding {
  const last = steps.at(-1)
  if (last === undefined) return { state: 'proposed' }
  const { problem } = last.details
  return { state: stateAfter[last.step], ...(last.step === 'hold' && problem && { problem }) }
}

/** The day on which it takes effect: the proposed one, or the one to which the source has moved it. */
export function effectiveDay({ day }: Pick<TransferRecord, 'day'>, steps: readonly StepRow[]): DateText {
  return steps.findLast(({ step }) => step === 'confirm')?.details.day ?? day
}

export function partyOf({ cityId, sourceId }: TransferRecord, tenantId: string): TransferParty {
  if (tenantId === cityId) return 'city'
  return tenantId === sourceId ? 'source' : 'destination'
}

export function mayStep(step: TransferStepKind, state: TransferState, party: TransferParty): boolean {
  return rules[step].after[state]?.includes(party) === true
}

/** Refuses with `transfer.not-yours` where another party's turn it would be, and with `transfer.not-possible` in another state. */
export function checkStep(step: TransferStepKind, state: TransferState, party: TransferParty): Result<void> {
  if (mayStep(step, state, party)) return ok(undefined)
  const anywhere = Object.values(rules[step].after).some((parties) => parties.includes(party))
  return anywhere
    ? refuseCore('conflict', 'transfer.not-possible', { state })
    : refuseCore('forbidden', 'transfer.not-yours', { party })
}
