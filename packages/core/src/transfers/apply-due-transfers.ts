import type { PlaceProblem } from '@linli/contract'
import { type DateText, RefusalError, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { carryOutTransfer } from './carry-out-transfer.ts'
import { holdTransfer } from './find-transfer.ts'
import { recordStep } from './record-step.ts'
import { selectAcceptedTransfers, selectSteps, type TransferRecord } from './transfer.queries.ts'
import { effectiveDay, standingOf } from './transfer-state.policy.ts'
import { bySigned, type TransferServices } from './transfer-work.ts'

/** The platform, where it notes why it could not carry something out. */
const platform = { postId: SYSTEM_ACTOR, name: 'Linli', postTitle: '', unitName: '' }

/**
 * Carries out what a district has accepted and whose day has come. One that is refused by now stays accepted, says why, and is
 * tried again the next day; one that fails keeps no other from being carried out.
 * @throws AggregateError with whatever failed, after the rest is done
 */
export async function applyDueTransfers(
  services: TransferServices,
  { id: tenantId, cityId }: Pick<TenantRecord, 'id' | 'cityId'>,
): Promise<void> {
  const { database, clock } = services
  const context = { tenantId, cityId, actorId: SYSTEM_ACTOR }
  const due = await database.read(coreModule, context, (scope) => listDue(scope, today(clock)))
  const failures: unknown[] = []
  for (const transfer of due) {
    const sourceContext = { ...context, tenantId: transfer.sourceId }
    try {
      await database.between(coreModule, [sourceContext, context], async (source, destination) => {
        const held = valueOrThrow(await holdTransfer(destination, transfer.id))
        // taken back, moved, or carried out by another server, a moment ago
        if (held.state !== 'accepted' || held.transfer.day > today(clock)) return
        valueOrThrow(await carryOutTransfer(services, { source, destination }, held))
      })
    } catch (error) {
      if (error instanceof RefusalError) await keepProblem(services, { context, transfer, error })
      else failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'A part of the day’s transfers failed')
}

/** What stands accepted on a day, as the steps of all three have it: what another has ended is not opened again. */
async function listDue(scope: CoreReading, on: DateText): Promise<TransferRecord[]> {
  const accepted = await selectAcceptedTransfers(scope, on)
  const steps = Map.groupBy(await selectSteps(scope, accepted), ({ transferId }) => transferId)
  return accepted.filter((transfer) => {
    const own = steps.get(transfer.id) ?? []
    return standingOf(own).state === 'accepted' && effectiveDay(transfer, own) <= on
  })
}

interface Kept {
  readonly context: { readonly tenantId: string; readonly cityId: string; readonly actorId: string }
  readonly transfer: Pick<TransferRecord, 'id'>
  readonly error: RefusalError
}

function keepProblem({ database, clock }: TransferServices, { context, transfer, error }: Kept): Promise<void> {
  const { code, params } = error.refusal
  const problem: PlaceProblem = { code, params }
  return database.write(coreModule, context, async (scope) => {
    const found = valueOrThrow(await holdTransfer(scope, transfer.id))
    const known = JSON.stringify(found.problem) === JSON.stringify(problem)
    if (found.state !== 'accepted' || known) return
    const position = found.steps.length + 1
    const step = { step: 'hold' as const, position, details: { problem }, at: clock.now(), ...bySigned(platform) }
    await recordStep(scope, found.transfer, step)
  })
}
