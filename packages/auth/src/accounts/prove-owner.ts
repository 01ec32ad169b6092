import { ok, type Result } from '@linli/kernel'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { checkPasswordLength } from '../passwords/password.policy.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { SessionRecord } from '../sessions/session-record.ts'
import { refuseLocked } from '../sign-in/refuse-locked.ts'
import { countAttempt, forgetFailures, lockoutOf } from './account.queries.ts'

/**
 * Whether whoever is signed in knows the account's password: an unattended desk is not enough for what changes how one signs
 * in. Counted like a sign-in; answers with the account's name. Refuses `auth.wrong-current-password`, `auth.locked`,
 * `auth.busy`, `auth.password-too-long`.
 */
export function proveOwner(
  { clock, defaults, hasher, open }: AuthParts,
  { tenantId, accountId }: Pick<SessionRecord, 'tenantId' | 'accountId'>,
  password: string,
): Promise<Result<string>> {
  const fit = checkPasswordLength(password)
  if (!fit.ok) return Promise.resolve(fit)
  return hasher.admit(async (desk) => {
    const counted = await open(tenantId, async (scope) => {
      const now = clock.now()
      const lockout = lockoutOf(await readSignInRules(scope, defaults))
      const account = await countAttempt(scope, { column: 'id', value: accountId }, lockout, now)
      return account === undefined ? refuseLocked(scope, accountId, now) : ok(account)
    })
    if (!counted.ok) return counted
    const { account, password_hash: hash } = counted.value
    if (!(await desk.verify(password, hash))) return refuseAuth('invalid', 'auth.wrong-current-password')
    await open(tenantId, (scope) => forgetFailures(scope, accountId))
    return ok(account)
  })
}
