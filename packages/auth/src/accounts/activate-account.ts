import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { updateAccountActive } from './account.queries.ts'

/** Opens a closed account again, with its old password and without a lock. Refuses `auth.account-not-found`. */
export async function activateAccount(
  scope: WriteScope<AuthTables>,
  input: { accountId: string },
): Promise<Result<void>> {
  const found = await updateAccountActive(scope, input.accountId, true)
  return found ? ok(undefined) : refuseAuth('not-found', 'auth.account-not-found')
}
