import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { findLock } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import { newSessionToken, splitTenantScopedId } from '../sessions/session-token.ts'
import { endInvitations, insertInvitation } from './invitation.queries.ts'

export interface Invitation {
  /** For the link alone, `/welcome#<token>`: shown once, kept nowhere. */
  readonly token: string
  readonly expiresAt: Date
}

const HOUR_MS = 3_600_000

/**
 * Makes a link by which an account's owner sets the password, once, within the hours that the tenant's rules give; an
 * earlier one ends. Until then the password stays what it is. Refuses `auth.account-not-found`.
 */
export async function inviteAccount(
  scope: WriteScope<AuthTables>,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<Invitation>> {
  const found = await findLock(scope, { column: 'id', value: accountId })
  if (found === undefined) return refuseAuth('not-found', 'auth.account-not-found')
  const { invitationHours } = await readSignInRules(scope)
  await endInvitations(scope, { accountId, outcome: 'replaced', now })
  const { cookie: token, id } = newSessionToken(scope.tenantId)
  const expiresAt = new Date(now.getTime() + invitationHours * HOUR_MS)
  await insertInvitation(scope, { tokenHash: splitTenantScopedId(id).key, accountId, now, expiresAt })
  return ok({ token, expiresAt })
}

/** Takes an account's open invitation back. Refuses `auth.invitation-not-open`. */
export async function revokeInvitation(
  scope: WriteScope<AuthTables>,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<void>> {
  const ended = await endInvitations(scope, { accountId, outcome: 'taken-back', now })
  return ended > 0 ? ok(undefined) : refuseAuth('not-found', 'auth.invitation-not-open')
}
