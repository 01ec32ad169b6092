import { authModule, createAccount } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { insertAppointment, selectAppointment, updateAppointmentEnd } from '../appointments/appointment.queries.ts'
import { checkAppointment } from '../appointments/check-appointment.ts'
import { isOverBy, laterOf } from '../appointments/period.policy.ts'
import { insertPost } from '../appointments/post.queries.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { insertPerson, selectPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { selectRootUnit } from '../tenancy/administrator.queries.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { checkAnotherHolder } from './check-last-administrator.ts'
import { checkDecider } from './proposal.policy.ts'
import { type ProposalRecord, selectProposal, updateDecision } from './proposal.queries.ts'

export interface ProposalAct {
  readonly proposalId: string
  readonly at: Date
}

/** What came of a confirmation: the password of somebody new, told once. */
export interface Confirmed {
  readonly name: string
  readonly account?: string
  readonly oneTimePassword?: string
}

/**
 * Confirms what another administrator has proposed, and does it. Refuses with `people.proposal-not-found`,
 * `people.proposal-decided`, `people.proposal-own`, `people.left`, `people.period-invalid` where the appointment has ended by
 * itself meanwhile, `people.two-duties`, `people.last-administrator`, and as `checkAppointment` and `createAccount` do.
 */
export async function confirmProposal(
  scope: CoreWriting,
  actor: Actor,
  { proposalId, at }: ProposalAct,
): Promise<Result<Confirmed>> {
  await lockOwnTenant(scope)
  const found = await findUndecided(scope, actor, proposalId)
  if (!found.ok) return found
  const proposal = found.value
  const done =
    proposal.kind === 'appoint' ? await appoint(scope, actor, { proposal, at }) : await end(scope, proposal, at)
  if (!done.ok) return done
  await updateDecision(scope, proposalId, {
    ...{ outcome: 'confirmed', byPerson: actor.personId, byName: actor.name, at },
  })
  await audit(scope, actor, { proposal, at, action: 'administrators.confirm' })
  return done
}

/** Says no, with a reason. Refuses with `people.proposal-not-found`, `people.proposal-decided`, `people.proposal-own`. */
export async function declineProposal(
  scope: CoreWriting,
  actor: Actor,
  { proposalId, reason, at }: ProposalAct & { readonly reason: string },
): Promise<Result<void>> {
  await lockOwnTenant(scope)
  const found = await findUndecided(scope, actor, proposalId)
  if (!found.ok) return found
  const by = { byPerson: actor.personId, byName: actor.name, at }
  await updateDecision(scope, proposalId, { ...by, outcome: 'declined', reason })
  await audit(scope, actor, { proposal: found.value, at, action: 'administrators.decline', reason })
  return ok(undefined)
}

async function findUndecided(scope: CoreWriting, actor: Actor, proposalId: string): Promise<Result<ProposalRecord>> {
  const proposal = await selectProposal(scope, proposalId)
  if (proposal === undefined) return refuseCore('not-found', 'people.proposal-not-found')
  if (proposal.outcome !== null) return refuseCore('conflict', 'people.proposal-decided')
  const allowed = checkDecider(actor, proposal)
  return allowed.ok ? ok(proposal) : allowed
}

interface Deciding {
  readonly proposal: ProposalRecord
  readonly at: Date
}

async function appoint(scope: CoreWriting, actor: Actor, { proposal, at }: Deciding): Promise<Result<Confirmed>> {
  const unit = await selectRootUnit(scope)
  if (unit === undefined) throw new Error('The tenant has no units')
  const { role, title, name, account, reason, on } = proposal
  const known = proposal.personId === null ? undefined : await selectPerson(scope, proposal.personId)
  if (known?.leftOn) return refuseCore('conflict', 'people.left', { on: known.leftOn })
  const personId = proposal.personId ?? (await insertPerson(scope, { name, demo: false }))
  // a day that has passed since it was proposed begins today
  const from = laterOf(on, dayOf(at))
  const checked = await checkAppointment(scope, actor, {
    ...{ personId, role, unitKind: unit.kind, from, reason },
    acting: false,
    today: dayOf(at),
  })
  if (!checked.ok) return checked
  const postId = await insertPost(scope, { unitId: unit.id, title, role })
  await insertAppointment(scope, { personId, postId, from, reason })
  if (account === null) return ok({ name })
  const created = await createAccount(scope.as(authModule), { account, personId })
  return created.ok ? ok({ name, account, oneTimePassword: created.value.oneTimePassword }) : created
}

async function end(
  scope: CoreWriting,
  { appointmentId, on, name }: ProposalRecord,
  at: Date,
): Promise<Result<Confirmed>> {
  const appointment = await selectAppointment(scope, appointmentId ?? '')
  if (appointment === undefined) return refuseCore('not-found', 'people.appointment-not-found')
  const day = laterOf(on, dayOf(at))
  // what has ended since it was proposed is not made longer
  if (isOverBy(appointment, day)) return refuseCore('invalid', 'people.period-invalid')
  const another = await checkAnotherHolder(scope, { personId: appointment.personId, on: day, at })
  if (!another.ok) return another
  await updateAppointmentEnd(scope, appointment.id, day)
  return ok({ name })
}

interface Audited extends Deciding {
  readonly action: string
  readonly reason?: string
}

function audit(scope: CoreWriting, actor: Actor, { proposal, at, action, reason }: Audited): Promise<void> {
  const { kind, name, title, role, on, proposedBy } = proposal
  const details = { person: name, kind, title, role, on, proposedBy, ...(reason !== undefined && { reason }) }
  return appendAudit(scope, actor, { at, action, subjectKind: 'proposal', subjectId: proposal.id, details })
}
