import type { AdministratorRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { selectAppointment } from '../appointments/appointment.queries.ts'
import { isOverBy } from '../appointments/period.policy.ts'
import { isAdministratorRole } from '../appointments/separation.policy.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { selectPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { insertProposal } from './proposal.queries.ts'

export interface ProposedAdministrator {
  readonly role: AdministratorRole
  readonly title: string
  /** Somebody who is here already; or else name and account of somebody new. */
  readonly personId?: string | undefined
  readonly name?: string | undefined
  readonly account?: string | undefined
  readonly from: DateText
  readonly reason: string
  readonly at: Date
}

/**
 * Proposes who shall administer; a second administrator confirms it. Refuses with `people.person-not-found`, `people.left`,
 * `people.own-appointment`, and with `input.invalid` where it is neither a known person nor name and account of a new one.
 */
export async function proposeAdministrator(
  scope: CoreWriting,
  actor: Actor,
  asked: ProposedAdministrator,
): Promise<Result<{ id: string }>> {
  const { role, title, from, reason, at } = asked
  const who = await findProposed(scope, asked)
  if (!who.ok) return who
  if (who.value.personId === actor.personId) return refuseCore('forbidden', 'people.own-appointment')
  const { personId, name, account } = who.value
  const id = await insertProposal(scope, {
    ...{ kind: 'appoint', role, title, person_id: personId, person_name: name, account, appointment_id: null },
    ...{ effective_on: from, reason, ...proposer(actor, at) },
  })
  const details = { person: name, title, role, from, reason, ...(account !== null && { account }) }
  await appendAudit(scope, actor, {
    at,
    action: 'administrators.propose',
    subjectKind: 'proposal',
    subjectId: id,
    details,
  })
  return ok({ id })
}

interface Who {
  readonly personId: string | null
  readonly name: string
  readonly account: string | null
}

async function findProposed(
  scope: CoreWriting,
  { personId, name, account }: ProposedAdministrator,
): Promise<Result<Who>> {
  if (personId === undefined) {
    if (name === undefined || account === undefined) return refuseCore('invalid', 'input.invalid', { field: 'account' })
    return ok({ personId: null, name, account })
  }
  const person = await selectPerson(scope, personId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  if (person.leftOn !== null) return refuseCore('conflict', 'people.left', { on: person.leftOn })
  return ok({ personId, name: person.name, account: null })
}

export interface ProposedEnd {
  readonly appointmentId: string
  readonly on: DateText
  readonly reason: string
  readonly at: Date
}

/**
 * Proposes that an administrator shall not be one any more from a day on. Refuses with `people.appointment-not-found`, also for
 * a post of another kind, and with `people.period-invalid`.
 */
export async function proposeEnd(
  scope: CoreWriting,
  actor: Actor,
  { appointmentId, on, reason, at }: ProposedEnd,
): Promise<Result<{ id: string }>> {
  const appointment = await selectAppointment(scope, appointmentId)
  if (appointment === undefined || !isAdministratorRole(appointment.role))
    return refuseCore('not-found', 'people.appointment-not-found')
  if (on < appointment.from || isOverBy(appointment, on)) return refuseCore('invalid', 'people.period-invalid')
  const { role, title, personId, person } = appointment
  const id = await insertProposal(scope, {
    ...{
      kind: 'end',
      role,
      title,
      person_id: personId,
      person_name: person,
      account: null,
      appointment_id: appointmentId,
    },
    ...{ effective_on: on, reason, ...proposer(actor, at) },
  })
  const details = { person, title, role, on, reason }
  const act = { at, action: 'administrators.propose-end', subjectKind: 'proposal', subjectId: id, details }
  await appendAudit(scope, actor, act)
  return ok({ id })
}

function proposer(actor: Actor, at: Date) {
  // the permission is the administrators' alone
  const role = actor.role as AdministratorRole
  return { proposed_by_person: actor.personId, proposed_by_name: actor.name, proposed_by_role: role, proposed_at: at }
}
