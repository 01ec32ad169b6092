import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { newOneTimePassword } from '../passwords/one-time-password.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { updateHash } from './account.queries.ts'

/**
 * Gives an account a new password for one sign-in, takes a lock off and ends its sessions.
 * Refuses `auth.account-not-found`, `auth.busy`.
 */
export function resetPassword(
  scope: WriteScope<AuthTables>,
  input: { accountId: string },
): Promise<Result<{ oneTimePassword: string }>> {
  return passwordHasher.admit(async (desk) => {
    const oneTimePassword = newOneTimePassword()
    const found = await updateHash(scope, input.accountId, await desk.hash(oneTimePassword))
    if (!found) return refuseAuth('not-found', 'auth.account-not-found')
    await deleteSessionsOfAccount(scope, input.accountId)
    return ok({ oneTimePassword })
  })
}
