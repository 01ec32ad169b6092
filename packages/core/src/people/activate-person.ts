import { activateAccount, authModule } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import { type AccountAct, auditAccountAct } from './account-of-other.ts'

/** Opens a closed account again. Refuses with `auth.account-not-found`. */
export async function activatePerson(scope: CoreWriting, actor: Actor, act: AccountAct): Promise<Result<void>> {
  const done = await activateAccount(scope.as(authModule), { accountId: act.accountId })
  if (!done.ok) return done
  await auditAccountAct(scope, actor, { ...act, action: 'people.activate' })
  return done
}
