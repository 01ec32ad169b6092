import { activateAccount, authModule } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import type { AccountAct } from './account-of-other.ts'

/** Opens a closed account again. Refuses with `auth.account-not-found`. */
export async function activatePerson(scope: CoreWriting, actor: Actor, act: AccountAct): Promise<Result<void>> {
  const done = await activateAccount(scope.as(authModule), { accountId: act.accountId })
  if (!done.ok) return done
  await appendAudit(scope, actor, {
    at: act.at,
    action: 'people.activate',
    subjectKind: 'account',
    subjectId: act.accountId,
  })
  return done
}
