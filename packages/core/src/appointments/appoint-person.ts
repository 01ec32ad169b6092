import { authModule, createAccount } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import { insertPerson, selectPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { insertAppointment } from './appointment.queries.ts'
import { checkAppointment } from './check-appointment.ts'
import { findOpenPost } from './manage-posts.ts'
import { isAdministratorRole } from './separation.policy.ts'

export interface NewHolder {
  readonly postId: string
  readonly personId: string
  readonly from: DateText
  readonly to?: DateText | undefined
  readonly actingTitle?: string | undefined
  readonly reason?: string | undefined
  readonly at: Date
}

/**
 * Gives a post to somebody who is here already, for good, until a day, or as a deputy. Refuses with `people.person-not-found`,
 * `people.left`, `unit.ended`, `people.post-not-found`, `people.post-closed`, `people.administrator-by-two`, and as `checkAppointment` does.
 */
export async function appointPerson(
  scope: CoreWriting,
  actor: Actor,
  asked: NewHolder,
): Promise<Result<{ appointmentId: string }>> {
  // one appointment at a time: of two that race, the second sees the first
  await lockOwnTenant(scope)
  const { postId, personId, from, to, actingTitle, reason, at } = asked
  const post = await findOpenPost(scope, postId)
  if (!post.ok) return post
  const { role, unitId, unitKind, unit, title } = post.value
  if (isAdministratorRole(role)) return refuseCore('forbidden', 'people.administrator-by-two')
  const standing = await holdStandingUnit(scope, { unitId, on: from })
  if (!standing.ok) return standing
  const person = await selectPerson(scope, personId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  if (person.leftOn !== null) return refuseCore('conflict', 'people.left', { on: person.leftOn })
  const checked = await checkAppointment(scope, actor, {
    ...{ personId, postId, role, unitKind, from, to, reason },
    acting: actingTitle !== undefined,
    today: dayOf(at),
  })
  if (!checked.ok) return checked
  const appointmentId = await insertAppointment(scope, asked)
  const { conflicts } = checked.value
  const details = {
    ...{ person: person.name, appointmentId, postId, unit, title: actingTitle ?? title, role, from },
    ...(to !== undefined && { to }),
    ...(actingTitle !== undefined && { acting: true }),
    ...(reason !== undefined && { reason }),
    ...(conflicts.length > 0 && { conflicts }),
  }
  await appendAudit(scope, actor, { at, action: 'people.appoint', subjectKind: 'person', subjectId: personId, details })
  return ok({ appointmentId })
}

export interface NewPersonForPost {
  readonly postId: string
  readonly name: string
  readonly account: string
  readonly from: DateText
  readonly at: Date
}

/** Gives a vacant post to somebody new, with an account. Refuses as `appointPerson` and `createAccount` do. */
export async function appointNewPerson(
  scope: CoreWriting,
  actor: Actor,
  { name, account, ...asked }: NewPersonForPost,
): Promise<Result<{ personId: string; oneTimePassword: string }>> {
  const personId = await insertPerson(scope, { name, demo: false })
  const created = await createAccount(scope.as(authModule), { account, personId })
  if (!created.ok) return created
  const details = { person: name, account }
  const added = { at: asked.at, action: 'people.add', subjectKind: 'person', subjectId: personId, details }
  await appendAudit(scope, actor, added)
  const appointed = await appointPerson(scope, actor, { ...asked, personId })
  return appointed.ok ? ok({ personId, oneTimePassword: created.value.oneTimePassword }) : appointed
}
