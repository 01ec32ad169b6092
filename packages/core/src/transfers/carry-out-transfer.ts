import type { TransferCounts } from '@linli/contract'
import { newId, ok, type Result, today } from '@linli/kernel'
import type { AuditedActor } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { lockCasesOf, lockUnits } from '../places/place-register.queries.ts'
import { lockRegister } from '../register/unit-change.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { arrive } from './arrive.ts'
import { letIn } from './check-transfer.ts'
import { selectBranch } from './collect.queries.ts'
import { collectDeparture, type Departure } from './collect-content.ts'
import { packageRow, sealDeparture } from './confirm-transfer.ts'
import type { FoundTransfer } from './find-transfer.ts'
import { leaveSource } from './leave-source.ts'
import { planArrival } from './plan-arrival.ts'
import { recordStep } from './record-step.ts'
import { insertPackage, type StepRow } from './transfer.queries.ts'
import { digestUnits } from './transfer-package.ts'
import { bySigned, type TransferServices } from './transfer-work.ts'

/** Both ends of a transfer, in one transaction. */
export interface BothEnds {
  readonly source: CoreWriting
  readonly destination: CoreWriting
}

/**
 * Carries a transfer out: the source seals what is there now, the destination lets it in under new ids, and the source ends what
 * has gone, all on one day and in one transaction, so that at no moment a place is in neither district or in both. What is
 * written in each tenant is written in that tenant's own context, and nothing passes from one to the other but the package.
 * Refuses as `openPackage` and `planArrival` do, with `transfer.rows-refused`, with `transfer.units-changed` where others would come
 * than were accepted, and with `transfer.source-not-ready` where `collectDeparture` or a plugin refuses in the source.
 */
export async function carryOutTransfer(
  services: TransferServices,
  { source, destination }: BothEnds,
  { transfer, steps }: Pick<FoundTransfer, 'transfer' | 'steps'>,
): Promise<Result<TransferCounts>> {
  const at = services.clock.now()
  const [confirmation, acceptance] = [lastOf(steps, 'confirm'), lastOf(steps, 'accept')]
  const departed = await holdAndCollect(
    services,
    { source, destination },
    { unitId: confirmation.unitId ?? '', transfer },
  )
  if (!departed.ok) return withinSource(departed)
  const departure = departed.value
  const { nonce, sealed, hash } = sealDeparture(services, { transfer, departure, at })
  await insertPackage(source, packageRow(transfer, { nonce, sealed, hash, stage: 'sent', at }))

  const opened = await letIn({ scope: destination, keys: services.keys }, { transfer, sealed })
  if (!opened.ok) return opened
  const content = opened.value
  if (digestUnits(content) !== acceptance.details.units) return refuseCore('conflict', 'transfer.units-changed')
  const arrival = {
    targetId: acceptance.unitId ?? '',
    codes: acceptance.details.codes ?? [],
    today: today(services.clock),
  }
  const planned = await planArrival(destination, content, arrival)
  if (!planned.ok) return planned
  const plan = planned.value
  if (plan.refused > 0) return refuseCore('conflict', 'transfer.rows-refused', { count: plan.refused })
  await insertPackage(destination, packageRow(transfer, { nonce, sealed, hash, stage: 'received', at }))
  const arriving = { transfer, acceptance, content, plan, eventId: newId(at), at }
  const arrived = await arrive({ ...services, scope: destination, actor: actorOf(acceptance) }, arriving)
  if (!arrived.ok) return arrived
  const { idOf, counts } = arrived.value

  const leaving = { transfer, confirmation, departure, eventId: newId(at), at, idOf }
  const left = await leaveSource({ ...services, scope: source, actor: actorOf(confirmation) }, leaving)
  if (!left.ok) return withinSource(left)
  await recordStep(destination, transfer, {
    step: 'complete',
    position: steps.length + 1,
    details: { counts, nonce },
    at,
    ...bySigned(actorOf(acceptance)),
  })
  return ok(counts)
}

/** What stands against it in the source's register is its own to see, in its preview: the others learn that something does. */
function withinSource(refused: Result<unknown>): Result<never> {
  const cause = refused.ok ? '' : refused.refusal.code
  return refuseCore('conflict', 'transfer.source-not-ready', { cause })
}

/** Registers in the order of their tenants, so that two transfers in opposite directions do not wait for each other. */
async function holdAndCollect(
  { clock, finals, confidential }: TransferServices,
  { source, destination }: BothEnds,
  { unitId, transfer }: { readonly unitId: string } & Pick<FoundTransfer, 'transfer'>,
): Promise<Result<Departure>> {
  for (const scope of [source, destination].toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1))) {
    await lockRegister(scope)
  }
  const ids = (await selectBranch(source, unitId, transfer.day)).map(({ id }) => id)
  await lockCasesOf(source, ids)
  await lockUnits(source, ids)
  return collectDeparture(source, { unitId, day: transfer.day, today: today(clock), finals, confidential })
}

function lastOf(steps: readonly StepRow[], step: StepRow['step']): StepRow {
  const found = steps.findLast((one) => one.step === step)
  if (found === undefined) throw new Error(`A transfer is carried out without the step ${step}`)
  return found
}

/** Whoever decided it for a district has its change of places recorded. */
function actorOf({ byPost, byName, byTitle, byUnit }: StepRow): AuditedActor {
  return { postId: byPost, name: byName, postTitle: byTitle, unitName: byUnit }
}
