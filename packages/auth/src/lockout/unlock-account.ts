import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { clearLock, findLock } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'

/** Takes a lock off an account, for a security administrator. Refuses `auth.account-not-found`, `auth.not-locked`. */
export async function unlockAccount(
  scope: WriteScope<AuthTables>,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<void>> {
  if (await clearLock(scope, accountId, now)) return ok(undefined)
  const found = await findLock(scope, { column: 'id', value: accountId })
  return found ? refuseAuth('conflict', 'auth.not-locked') : refuseAuth('not-found', 'auth.account-not-found')
}
