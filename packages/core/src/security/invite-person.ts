import { authModule, type Invitation, inviteAccount, linkIdentity, revokeInvitation } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import type { ReasonedAct } from './protect-account.ts'

/** A link by which an account's owner sets the password. Refuses with `auth.account-not-found`. */
export async function invitePerson(scope: CoreWriting, actor: Actor, act: ReasonedAct): Promise<Result<Invitation>> {
  const { accountId, at } = act
  const invited = await inviteAccount(scope.as(authModule), { accountId, now: at })
  if (invited.ok) await audit(scope, actor, act, 'security.invite')
  return invited
}

/** Takes an open link back. Refuses with `auth.invitation-not-open`. */
export async function revokePersonInvitation(
  scope: CoreWriting,
  actor: Actor,
  act: ReasonedAct,
): Promise<Result<void>> {
  const revoked = await revokeInvitation(scope.as(authModule), { accountId: act.accountId, now: act.at })
  if (revoked.ok) await audit(scope, actor, act, 'security.revoke-invitation')
  return revoked
}

/**
 * Says who at the identity provider an account is; nobody without a subject. Refuses with `auth.account-not-found`,
 * `auth.provider-not-set`, `auth.identity-linked`.
 */
export async function linkPersonIdentity(
  scope: CoreWriting,
  actor: Actor,
  act: ReasonedAct & { readonly subject?: string | undefined },
): Promise<Result<void>> {
  const { accountId, subject, at } = act
  const linked = await linkIdentity(scope.as(authModule), { accountId, subject, now: at })
  if (!linked.ok) return linked
  await audit(scope, actor, act, 'security.link-identity', subject)
  return ok(undefined)
}

function audit(
  scope: CoreWriting,
  actor: Actor,
  { accountId, reason, at }: ReasonedAct,
  action: string,
  subject?: string,
): Promise<void> {
  const details = { reason, ...(subject !== undefined && { subject }) }
  return appendAudit(scope, actor, { at, action, subjectKind: 'account', subjectId: accountId, details })
}
