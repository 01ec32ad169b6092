import type { TransferParty, TransferStepKind } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { lockTransfer, type StepRow, selectSteps, selectTransfer, type TransferRecord } from './transfer.queries.ts'
import { checkStep, effectiveDay, partyOf, standingOf, type TransferStanding } from './transfer-state.policy.ts'

export interface FoundTransfer extends TransferStanding {
  /** With the day on which it takes effect. */
  readonly transfer: TransferRecord
  readonly proposedDay: DateText
  readonly steps: readonly StepRow[]
  readonly party: TransferParty
}

interface StepQuery {
  readonly id: string
  readonly step: TransferStepKind
}

/** A transfer as it stands, to a tenant that is a party to it. Refuses everybody else with `transfer.not-found`. */
export async function findTransfer(scope: CoreReading, id: string): Promise<Result<FoundTransfer>> {
  const transfer = await selectTransfer(scope, id)
  if (transfer === undefined) return refuseCore('not-found', 'transfer.not-found')
  const steps = await selectSteps(scope, [transfer])
  return ok({
    transfer: { ...transfer, day: effectiveDay(transfer, steps) },
    proposedDay: transfer.day,
    steps,
    party: partyOf(transfer, scope.tenantId),
    ...standingOf(steps),
  })
}

/** The same, held against every other step of it. */
export async function holdTransfer(scope: CoreWriting, id: string): Promise<Result<FoundTransfer>> {
  await lockTransfer(scope, id)
  return findTransfer(scope, id)
}

/**
 * A transfer in which the tenant may take a step now. Refuses with `access.not-permitted` a city for what districts do and a
 * district for what its city does, with `transfer.not-found`, `transfer.not-yours` and `transfer.not-possible`.
 */
export async function findForStep(scope: CoreReading, { id, step }: StepQuery): Promise<Result<FoundTransfer>> {
  const side = checkSide(scope, step)
  return side.ok ? admit(await findTransfer(scope, id), step) : side
}

/** The same, held against every other step of it. */
export async function holdForStep(scope: CoreWriting, { id, step }: StepQuery): Promise<Result<FoundTransfer>> {
  const side = checkSide(scope, step)
  return side.ok ? admit(await holdTransfer(scope, id), step) : side
}

function admit(found: Result<FoundTransfer>, step: TransferStepKind): Result<FoundTransfer> {
  if (!found.ok) return found
  const allowed = checkStep(step, found.value.state, found.value.party)
  return allowed.ok ? found : allowed
}

function checkSide({ tenantId, cityId }: CoreReading, step: TransferStepKind): Result<void> {
  const ofCity = step === 'withdraw'
  return (tenantId === cityId) === ofCity ? ok(undefined) : refuseCore('forbidden', 'access.not-permitted')
}

/** Matters and packages are districts'. */
export function checkDistrict({ tenantId, cityId }: CoreReading): Result<void> {
  return tenantId === cityId ? refuseCore('forbidden', 'access.not-permitted') : ok(undefined)
}
