import type { WriteScope } from '@linli/database'
import type { Result } from '@linli/kernel'
import { findLock } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { minutesLeft } from './minutes-left.ts'

/** Why an attempt on an account was not counted: it is locked, and for how long, or it is not there. */
export async function refuseLocked(
  scope: WriteScope<AuthTables>,
  accountId: string,
  now: Date,
): Promise<Result<never>> {
  const lock = await findLock(scope, { column: 'id', value: accountId })
  if (lock === undefined) return refuseAuth('not-found', 'auth.account-not-found')
  const leftMs = (lock.locked_until?.getTime() ?? 0) - now.getTime()
  return refuseAuth('too-many', 'auth.locked', { minutes: minutesLeft(leftMs) })
}
