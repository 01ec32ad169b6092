import type { PostRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import { checkRoleForUnit } from '../people/post.policy.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { selectAppointmentsTo } from './appointment.queries.ts'
import { isOverBy } from './period.policy.ts'
import { insertPost, type PostRecord, selectPost, updatePost } from './post.queries.ts'
import { isAdministratorRole } from './separation.policy.ts'

export interface NewUnitPost {
  readonly unitId: string
  readonly title: string
  readonly role: PostRole
  readonly at: Date
}

/**
 * Makes a post that nobody holds yet. Refuses with `unit.not-found`, `unit.ended`, `people.role-not-for-unit`, and with
 * `people.administrator-by-two`: an administrator's post comes with whoever is to hold it.
 */
export async function createPost(scope: CoreWriting, actor: Actor, post: NewUnitPost): Promise<Result<{ id: string }>> {
  const { unitId, title, role, at } = post
  if (isAdministratorRole(role)) return refuseCore('forbidden', 'people.administrator-by-two')
  const unit = await holdStandingUnit(scope, { unitId, on: dayOf(at) })
  if (!unit.ok) return unit
  const fits = checkRoleForUnit(role, unit.value, scope.tenantId === scope.cityId ? 'city' : 'district')
  if (!fits.ok) return fits
  const id = await insertPost(scope, post)
  const details = { title, unitId, unit: unit.value.name, role }
  await appendAudit(scope, actor, { at, action: 'posts.create', subjectKind: 'post', subjectId: id, details })
  return ok({ id })
}

/** Gives a post another title; what was done under the old one keeps it. Refuses with `people.post-not-found`. */
export async function renamePost(
  scope: CoreWriting,
  actor: Actor,
  { postId, title, reason, at }: { postId: string; title: string; reason: string; at: Date },
): Promise<Result<void>> {
  const post = await findOpenPost(scope, postId)
  if (!post.ok) return post
  await updatePost(scope, postId, { title })
  const details = { unit: post.value.unit, title, before: post.value.title, reason }
  await appendAudit(scope, actor, { at, action: 'posts.rename', subjectKind: 'post', subjectId: postId, details })
  return ok(undefined)
}

/**
 * Takes a post away from a day on. Refuses with `people.post-not-found`, and with `people.post-occupied` while somebody holds
 * it on that day or later: whoever does is handed over first.
 */
export async function closePost(
  scope: CoreWriting,
  actor: Actor,
  { postId, on, reason, at }: { postId: string; on: DateText; reason: string; at: Date },
): Promise<Result<void>> {
  await lockOwnTenant(scope)
  const post = await findOpenPost(scope, postId)
  if (!post.ok) return post
  if (on < dayOf(at)) return refuseCore('invalid', 'people.period-invalid')
  const holder = (await selectAppointmentsTo(scope, postId)).find((one) => !isOverBy(one, on))
  if (holder !== undefined) return refuseCore('conflict', 'people.post-occupied', { person: holder.person })
  await updatePost(scope, postId, { closed_on: on })
  const details = { unit: post.value.unit, title: post.value.title, on, reason }
  await appendAudit(scope, actor, { at, action: 'posts.close', subjectKind: 'post', subjectId: postId, details })
  return ok(undefined)
}

/** Refuses with `people.post-not-found`, `people.post-closed`. */
export async function findOpenPost(scope: CoreWriting, postId: string): Promise<Result<PostRecord>> {
  const post = await selectPost(scope, postId)
  if (post === undefined) return refuseCore('not-found', 'people.post-not-found')
  return post.closedOn === null ? ok(post) : refuseCore('conflict', 'people.post-closed', { on: post.closedOn })
}
