import { newId, ok, type Result } from '@linli/kernel'
import { clearLock, selectAccountByName } from '../accounts/account.queries.ts'
import { isAccountName, normaliseAccountName } from '../accounts/account-name.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { insertSignIn } from '../history/record.queries.ts'
import { spendRecoveryCode } from '../second-factor/verify-code.ts'
import { findHome, NOBODYS_TENANT } from '../sign-in/sign-in.ts'

/** No account has this id. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export interface UnlockByCodeInput extends Client {
  readonly account: string
  readonly code: string
}

/**
 * A recovery code takes a lock off, so that nobody can be kept out by whoever types wrong passwords to their account; the
 * password is still asked for. Refuses `auth.wrong-recovery-code` alike for an unknown account, one that is not locked and a
 * wrong code, and `auth.too-many-attempts`.
 */
export async function unlockByCode(parts: AuthParts, input: UnlockByCodeInput): Promise<Result<void>> {
  const { clock, keys, limits, open } = parts
  const { code, ip, userAgent } = input
  const name = normaliseAccountName(input.account).slice(0, 64)
  const entered = await limits.enter({ ip, account: name })
  if (!entered.ok) return entered
  const tenantId = (await findHome(parts, name)) ?? NOBODYS_TENANT
  return open(tenantId, async (scope) => {
    const now = clock.now()
    const account = await selectAccountByName(scope, isAccountName(name) ? name : '-')
    const locked = account?.locked_until != null && account.locked_until > now
    // asked of nobody where there is nothing to unlock, so that the answer takes as long
    const spent = await spendRecoveryCode(scope, { keys, accountId: locked ? account.id : NOBODY, code, now })
    if (!locked || !spent.ok) return wrong()
    await clearLock(scope, account.id, now)
    await insertSignIn(scope, account.id, { id: newId(now), at: now, ip, userAgent, outcome: 'unlocked-by-code' })
    return ok(undefined)
  })
}

function wrong(): Result<never> {
  return refuseAuth('invalid', 'auth.wrong-recovery-code')
}
