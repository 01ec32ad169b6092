import { authModule, deactivateAccount } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import { type AccountAct, refuseOwnAccount } from './account-of-other.ts'

/** Closes an account and ends its sessions. Refuses with `people.own-account`, `auth.account-not-found`. */
export async function deactivatePerson(scope: CoreWriting, actor: Actor, act: AccountAct): Promise<Result<void>> {
  const other = await refuseOwnAccount(scope, actor, act)
  if (!other.ok) return other
  const done = await deactivateAccount(scope.as(authModule), { accountId: act.accountId })
  if (!done.ok) return done
  await appendAudit(scope, actor, {
    at: act.at,
    action: 'people.deactivate',
    subjectKind: 'account',
    subjectId: act.accountId,
  })
  return done
}
