import type { AppointmentRow, PostRole, UnitKind } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { findParameterUses } from '../parameters/find-parameter-uses.ts'
import type { CoreReading } from '../scope.ts'
import { selectAppointmentsOf, selectAppointmentsTo } from './appointment.queries.ts'
import { conflictKeys, findConflicts } from './conflict.policy.ts'
import { overlaps, type Period } from './period.policy.ts'
import { checkSeparation } from './separation.policy.ts'

export interface CheckedAppointment extends Period {
  readonly personId: string
  /** Absent while the post is still to be made. */
  readonly postId?: string
  readonly role: PostRole
  readonly unitKind: UnitKind
  readonly acting: boolean
  readonly reason?: string | undefined
  readonly today: DateText
}

/**
 * What stands against somebody holding a post. Refuses with `people.own-appointment`, `people.period-invalid`,
 * `people.acting-needs-end`, `people.reason-required` for a day that is past, `people.post-held` while somebody else holds it
 * other than as a deputy, `people.two-duties`, `people.conflict`, and `people.conflict-reason-required` where the person would
 * stand on two sides and nobody says why. The caller holds the tenant, so that of two appointments at once the second sees
 * the first.
 */
export async function checkAppointment(
  scope: CoreReading,
  actor: Pick<Actor, 'personId'>,
  asked: CheckedAppointment,
): Promise<Result<{ conflicts: string[] }>> {
  const formal = checkForm(actor, asked)
  if (!formal.ok) return formal
  if (asked.postId !== undefined) {
    const free = checkFree(asked, await selectAppointmentsTo(scope, asked.postId))
    if (!free.ok) return free
  }
  const own = await selectAppointmentsOf(scope, asked.personId)
  const apart = checkSeparation(asked.role, asked, own)
  if (!apart.ok) return apart

  const held = own.filter((one) => overlaps(one, asked))
  const conflicts = findConflicts(asked, held, await findParameterUses(scope, conflictKeys, asked.today))
  const [first] = conflicts
  if (first?.severity === 'refuse') return refuseCore('conflict', 'people.conflict', wordsOf(first.with))
  if (first !== undefined && asked.reason === undefined)
    return refuseCore('invalid', 'people.conflict-reason-required', wordsOf(first.with))
  return ok({ conflicts: conflicts.map(({ key }) => key) })
}

const wordsOf = ({ unit, title }: AppointmentRow) => ({ unit, post: title })

function checkForm(actor: Pick<Actor, 'personId'>, asked: CheckedAppointment): Result<void> {
  const { personId, from, to, acting, reason, today } = asked
  if (personId === actor.personId) return refuseCore('forbidden', 'people.own-appointment')
  if (to !== undefined && to <= from) return refuseCore('invalid', 'people.period-invalid')
  if (acting && to === undefined) return refuseCore('invalid', 'people.acting-needs-end')
  if (from < today && reason === undefined) return refuseCore('invalid', 'people.reason-required')
  return ok(undefined)
}

/** One holder at a time, and beside them deputies; nobody twice. */
function checkFree(asked: CheckedAppointment, appointed: readonly AppointmentRow[]): Result<void> {
  const during = appointed.filter((one) => overlaps(one, asked))
  const holder = during.find((one) => (!one.acting && !asked.acting) || one.personId === asked.personId)
  return holder === undefined ? ok(undefined) : refuseCore('conflict', 'people.post-held', { person: holder.person })
}
