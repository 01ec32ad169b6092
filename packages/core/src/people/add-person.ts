import { authModule, createAccount } from '@linli/auth'
import type { PostRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { isAdministratorRole } from '../appointments/separation.policy.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import type { CoreWriting } from '../scope.ts'
import { insertAppointedPerson } from './person.queries.ts'
import { checkRoleForUnit } from './post.policy.ts'

export interface NewPerson {
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly title: string
  readonly role: PostRole
  /** Kept in the audit. */
  readonly reason?: string | undefined
  readonly at: Date
}

export interface AddedPerson {
  readonly personId: string
  readonly postId: string
  readonly accountId: string
  /** To be handed over once and changed at the first sign-in; kept nowhere. */
  readonly oneTimePassword: string
}

/**
 * Appoints somebody new to a post of their own and gives them an account. Refuses with `people.administrator-by-two`: that takes
 * two people (decision 18), and as `settleNewPerson` does.
 */
export async function addPerson(scope: CoreWriting, actor: Actor, person: NewPerson): Promise<Result<AddedPerson>> {
  if (isAdministratorRole(person.role)) return refuseCore('forbidden', 'people.administrator-by-two')
  return settleNewPerson(scope, actor, person)
}

/**
 * The same for whatever role: who may ask has been settled. Refuses with `unit.not-found`, `unit.ended`,
 * `people.role-not-for-unit` and whatever `createAccount` refuses; the caller rolls a refusal back.
 */
export async function settleNewPerson(
  scope: CoreWriting,
  actor: Actor,
  person: NewPerson,
): Promise<Result<AddedPerson>> {
  const { name, account, unitId, title, role, reason, at } = person
  const unit = await holdStandingUnit(scope, { unitId, on: dayOf(at) })
  if (!unit.ok) return unit
  const fits = checkRoleForUnit(role, unit.value, scope.tenantId === scope.cityId ? 'city' : 'district')
  if (!fits.ok) return fits
  const { personId, postId } = await insertAppointedPerson(scope, {
    name,
    demo: false,
    unitId,
    title,
    role,
    from: dayOf(at),
  })
  const created = await createAccount(scope.as(authModule), { account, personId })
  if (!created.ok) return created
  const details = { person: name, account, postId, unitId, role, ...(reason !== undefined && { reason }) }
  await appendAudit(scope, actor, { at, action: 'people.add', subjectKind: 'person', subjectId: personId, details })
  return ok({ personId, postId, ...created.value })
}
