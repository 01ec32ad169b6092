import { authModule, resetPassword } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import { type AccountAct, auditAccountAct, refuseOwnAccount } from './account-of-other.ts'

/**
 * Gives somebody a new password for one sign-in and ends their sessions. Refuses with `people.own-account`,
 * `auth.account-not-found`, `auth.busy`.
 */
export async function resetPersonPassword(
  scope: CoreWriting,
  actor: Actor,
  act: AccountAct,
): Promise<Result<{ oneTimePassword: string }>> {
  const other = await refuseOwnAccount(scope, actor, act)
  if (!other.ok) return other
  const done = await resetPassword(scope.as(authModule), { accountId: act.accountId, now: act.at })
  if (!done.ok) return done
  await auditAccountAct(scope, actor, { ...act, action: 'people.reset-password' })
  return done
}
