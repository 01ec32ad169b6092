import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { keepFormerHash } from '../history/record.queries.ts'
import { endInvitations } from '../invitations/invitation.queries.ts'
import { newOneTimePassword } from '../passwords/one-time-password.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { lockHash, updateHash } from './account.queries.ts'

/**
 * Gives an account a new password for one sign-in, takes a lock off, and ends its sessions and an open invitation. The
 * password before it counts among the former ones.
 * Refuses `auth.account-not-found`, `auth.busy`.
 */
export function resetPassword(
  scope: WriteScope<AuthTables>,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<{ oneTimePassword: string }>> {
  return passwordHasher.admit(async (desk) => {
    const oneTimePassword = newOneTimePassword()
    const next = await desk.hash(oneTimePassword)
    const hash = await lockHash(scope, accountId)
    if (hash === undefined) return refuseAuth('not-found', 'auth.account-not-found')
    const { history } = await readSignInRules(scope)
    await keepFormerHash(scope, { accountId, hash, now, keep: history - 1 })
    await updateHash(scope, accountId, next)
    await endInvitations(scope, { accountId, now })
    await deleteSessionsOfAccount(scope, accountId)
    return ok({ oneTimePassword })
  })
}
