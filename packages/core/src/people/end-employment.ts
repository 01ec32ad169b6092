import { authModule, deactivateAccount, listAccounts } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import type { PermissionTable } from '../access/permission-table.ts'
import { selectAppointmentsOf } from '../appointments/appointment.queries.ts'
import { isOverBy, laterOf } from '../appointments/period.policy.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { CaseEngine } from '../cases/case-engine.ts'
import { refuseCore } from '../core-refusals.ts'
import { carryOutHandOver } from '../hand-over/carry-out-hand-over.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { selectPerson, updatePerson } from './person.queries.ts'

export interface Leaving {
  readonly personId: string
  /** The first day on which the person holds no post here any more: today, or a day that is past. */
  readonly on: DateText
  readonly reason: string
  readonly remarks?: string | undefined
  readonly permissions: PermissionTable
  readonly cases: Pick<CaseEngine, 'noteHandOver'>
  readonly at: Date
}

/**
 * Ends somebody's employment: every post with a hand-over of its own, and then the account. Posts that somebody must take over
 * are handed over first. Refuses with `people.person-not-found`, `people.left`, `people.own-appointment`,
 * `people.period-invalid` for a day to come, and as `carryOutHandOver` does without a successor.
 * @returns whose sessions must end
 */
export async function endEmployment(
  scope: CoreWriting,
  actor: Actor,
  leaving: Leaving,
): Promise<Result<{ accountIds: string[] }>> {
  const { personId, on, reason, at } = leaving
  await lockOwnTenant(scope)
  const person = await selectPerson(scope, personId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  if (person.leftOn !== null) return refuseCore('conflict', 'people.left', { on: person.leftOn })
  if (personId === actor.personId) return refuseCore('forbidden', 'people.own-appointment')
  if (on > dayOf(at)) return refuseCore('invalid', 'people.period-invalid')
  for (const { id, ...held } of await selectAppointmentsOf(scope, personId)) {
    if (isOverBy(held, on)) continue
    // what was to begin later never does
    const last = laterOf(held.from, on)
    const ended = await carryOutHandOver(scope, actor, { ...leaving, appointmentId: id, on: last })
    if (!ended.ok) return ended
  }
  await updatePerson(scope, personId, { left_on: on })
  const accountIds = await closeAccounts(scope, personId, at)
  const details = { person: person.name, on, reason }
  await appendAudit(scope, actor, { at, action: 'people.leave', subjectKind: 'person', subjectId: personId, details })
  return ok({ accountIds })
}

async function closeAccounts(scope: CoreWriting, personId: string, now: Date): Promise<string[]> {
  const auth = scope.as(authModule)
  const accounts = await listAccounts(auth, { now, personIds: [personId] })
  const open = accounts.filter(({ active }) => active)
  for (const { accountId } of open) await deactivateAccount(auth, { accountId, now })
  return open.map(({ accountId }) => accountId)
}
