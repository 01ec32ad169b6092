import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { deleteSecondFactor } from './second-factor.queries.ts'

/**
 * Takes a lost second factor off somebody's account, for a security administrator who knows it was lost, and ends the
 * account's sessions. Refuses `auth.second-factor-not-set`, also for an account that is not there.
 */
export async function resetSecondFactor(
  scope: WriteScope<AuthTables>,
  { accountId }: { accountId: string },
): Promise<Result<void>> {
  if (!(await deleteSecondFactor(scope, accountId))) return refuseAuth('not-found', 'auth.second-factor-not-set')
  await deleteSessionsOfAccount(scope, accountId)
  return ok(undefined)
}
