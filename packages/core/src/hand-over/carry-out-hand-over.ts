import type { AppointmentRow, HandOverPreview } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, newId, ok, type Result } from '@linli/kernel'
import { insertAppointment, updateAppointmentEnd } from '../appointments/appointment.queries.ts'
import { checkAppointment } from '../appointments/check-appointment.ts'
import { isOverBy } from '../appointments/period.policy.ts'
import { selectPost } from '../appointments/post.queries.ts'
import { isAdministratorRole } from '../appointments/separation.policy.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { CaseEngine } from '../cases/case-engine.ts'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import { type PersonRecord, selectPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { insertHandOver } from './hand-over.queries.ts'
import { type HandOverQuestion, previewHandOver } from './preview-hand-over.ts'

export interface HandOverAct extends HandOverQuestion {
  readonly successorId?: string | undefined
  readonly reason: string
  readonly remarks?: string | undefined
  /** Notes it in the history of what is handed over. */
  readonly cases: Pick<CaseEngine, 'noteHandOver'>
  readonly at: Date
}

/**
 * Ends an appointment and passes on all that waits (交接): the successor takes over the post from that day for
 * as long as the holder had it and the post is open, and the record keeps both names, the day and what waited. Refuses with `people.appointment-not-found`, `people.own-appointment`,
 * `people.administrator-by-two`, `unit.ended`, `people.period-invalid`, `people.reason-required` where the day is past and the appointment
 * began after it, `people.todos-orphaned` where nobody could go on with something, `people.successor-invalid`, and as
 * `checkAppointment` does.
 */
export async function carryOutHandOver(
  scope: CoreWriting,
  actor: Actor,
  act: HandOverAct,
): Promise<Result<{ handOverId: string }>> {
  await lockOwnTenant(scope)
  const found = await previewHandOver(scope, act)
  if (!found.ok) return found
  const preview = found.value
  const { appointment } = preview
  if (isAdministratorRole(appointment.role)) return refuseCore('forbidden', 'people.administrator-by-two')
  const allowed = checkEnd(actor, appointment, act)
  if (!allowed.ok) return allowed
  const successor = await findSuccessor(scope, appointment, act.successorId)
  if (!successor.ok) return successor
  if (successor.value === undefined && preview.soleTodos > 0)
    return refuseCore('conflict', 'people.todos-orphaned', { count: preview.soleTodos })

  await updateAppointmentEnd(scope, appointment.id, act.on)
  if (successor.value !== undefined) {
    const taken = await takeOver(scope, actor, { ...act, appointment, successorId: successor.value.personId })
    if (!taken.ok) return taken
  }
  const noted = await act.cases.noteHandOver(scope, actor, {
    caseIds: preview.items.map(({ caseId }) => caseId),
    ...{ unitId: appointment.unitId, from: appointment.person, title: appointment.title, on: act.on },
    ...(successor.value !== undefined && { to: successor.value.name }),
  })
  if (!noted.ok) return noted
  return ok({ handOverId: await record(scope, actor, { act, preview, successor: successor.value }) })
}

function checkEnd(actor: Actor, appointment: AppointmentRow, { on }: HandOverAct): Result<void> {
  if (appointment.personId === actor.personId) return refuseCore('forbidden', 'people.own-appointment')
  // an end that has come is history
  if (on < appointment.from || isOverBy(appointment, on)) return refuseCore('invalid', 'people.period-invalid')
  return ok(undefined)
}

async function findSuccessor(
  scope: CoreWriting,
  { personId }: AppointmentRow,
  successorId: string | undefined,
): Promise<Result<PersonRecord | undefined>> {
  if (successorId === undefined) return ok(undefined)
  const person = await selectPerson(scope, successorId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  if (person.personId === personId || person.leftOn !== null) return refuseCore('invalid', 'people.successor-invalid')
  return ok(person)
}

async function takeOver(
  scope: CoreWriting,
  actor: Actor,
  { appointment, successorId, on, reason, at }: HandOverAct & { appointment: AppointmentRow; successorId: string },
): Promise<Result<void>> {
  const { postId, role, unitId, unitKind } = appointment
  const unit = await holdStandingUnit(scope, { unitId, on })
  if (!unit.ok) return unit
  const closedOn = (await selectPost(scope, postId))?.closedOn ?? undefined
  const to = appointment.to ?? closedOn
  const checked = await checkAppointment(scope, actor, {
    ...{ personId: successorId, postId, role, unitKind, from: on, to, reason },
    acting: false,
    today: dayOf(at),
  })
  if (!checked.ok) return checked
  await insertAppointment(scope, { personId: successorId, postId, from: on, to, reason })
  return ok(undefined)
}

interface Carried {
  readonly act: HandOverAct
  readonly preview: HandOverPreview
  readonly successor: PersonRecord | undefined
}

async function record(scope: CoreWriting, actor: Actor, { act, preview, successor }: Carried): Promise<string> {
  const { at, on, reason, remarks } = act
  const { id: appointmentId, postId, title, unitId, unit, personId, person } = preview.appointment
  const id = newId(at)
  const row = {
    ...{ id, appointment_id: appointmentId, post_id: postId, post_title: title, unit_id: unitId, unit_name: unit },
    ...{
      from_person: personId,
      from_name: person,
      to_person: successor?.personId ?? null,
      to_name: successor?.name ?? null,
    },
    ...{ effective_on: on, reason, remarks: remarks ?? null, todo_count: preview.todos, at },
    ...{ by_post: actor.postId, by_name: actor.name, by_title: actor.postTitle },
  }
  await insertHandOver(scope, row, preview.items)
  const details = {
    ...{ person, unit, title, on, reason, todos: preview.todos, handOverId: id },
    ...(successor && { successor: successor.name }),
  }
  await appendAudit(scope, actor, {
    at,
    action: 'people.hand-over',
    subjectKind: 'person',
    subjectId: personId,
    details,
  })
  if (successor !== undefined) {
    const taken = { at, action: 'people.take-over', subjectKind: 'person', subjectId: successor.personId }
    const from = { person: successor.name, from: person, unit, title, on, handOverId: id }
    await appendAudit(scope, actor, { ...taken, details: from })
  }
  return id
}
