import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { endInvitations } from '../invitations/invitation.queries.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { updateAccountActive } from './account.queries.ts'

/**
 * Closes an account: its sessions end within a second everywhere, an open invitation is good no more, and nobody can sign in
 * to it.
 * Refuses `auth.account-not-found`.
 */
export async function deactivateAccount(
  scope: WriteScope<AuthTables>,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<void>> {
  // The account first: a sign-in that holds its row finishes, and its session is then deleted with the rest.
  const found = await updateAccountActive(scope, accountId, false)
  if (!found) return refuseAuth('not-found', 'auth.account-not-found')
  await endInvitations(scope, { accountId, now })
  await deleteSessionsOfAccount(scope, accountId)
  return ok(undefined)
}
