import { authModule, deactivateAccount } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { checkAnotherAdministrator } from '../administrators/check-last-administrator.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { type AccountAct, auditAccountAct, refuseOwnAccount } from './account-of-other.ts'

/**
 * Closes an account and ends its sessions. Refuses with `people.own-account`, `people.last-administrator`,
 * `auth.account-not-found`.
 */
export async function deactivatePerson(scope: CoreWriting, actor: Actor, act: AccountAct): Promise<Result<void>> {
  // of two administrators who close each other's account, the second sees that they are the last
  await lockOwnTenant(scope)
  const other = await refuseOwnAccount(scope, actor, act)
  if (!other.ok) return other
  const another = await checkAnotherAdministrator(scope, act)
  if (!another.ok) return another
  const done = await deactivateAccount(scope.as(authModule), { accountId: act.accountId, now: act.at })
  if (!done.ok) return done
  await auditAccountAct(scope, actor, { ...act, action: 'people.deactivate' })
  return done
}
