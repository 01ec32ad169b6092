import type { WriteScope } from '@linli/database'
import { newId, ok, type Result } from '@linli/kernel'
import { countAttempt, lockoutOf, recordSignIn } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { insertSignIn } from '../history/record.queries.ts'
import { isPasswordTooOld } from '../passwords/password-age.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import { takeEitherCode } from '../second-factor/verify-code.ts'
import { deleteSession } from '../sessions/session.queries.ts'
import type { SessionRecord, StartedSession } from '../sessions/session-record.ts'
import { splitTenantScopedId } from '../sessions/session-token.ts'
import { refuseLocked } from './refuse-locked.ts'

export interface SecondStepInput extends Client {
  /** Of the app, or a recovery code. */
  readonly code: string
}

/**
 * The second step: a whole session under a new id in the place of the half one. A wrong code counts towards the account's
 * lock like a wrong password. Refuses `auth.wrong-code`, `auth.code-used`, `auth.wrong-recovery-code`, `auth.locked`, and
 * `auth.second-step-over` when the half session or its account is gone.
 */
export async function takeSecondStep(
  parts: AuthParts,
  half: SessionRecord,
  input: SecondStepInput,
): Promise<Result<StartedSession>> {
  const { tenantId, accountId } = half
  const result = await parts.open(tenantId, (scope) => stepInside(parts, scope, half, input))
  parts.sessions.forgetAll(half)
  parts.onSignIn({
    at: parts.clock.now(),
    account: undefined,
    tenantId,
    accountId,
    ip: input.ip,
    userAgent: input.userAgent,
    outcome: result.ok ? 'signed-in' : result.refusal.code,
  })
  return result
}

/** Refuses without throwing: the transaction commits, and with it the count. */
async function stepInside(
  { clock, defaults, keys, sessions }: AuthParts,
  scope: WriteScope<AuthTables>,
  half: SessionRecord,
  { code, ip, userAgent }: SecondStepInput,
): Promise<Result<StartedSession>> {
  const now = clock.now()
  const { accountId, personId } = half
  const note = { id: newId(now), at: now, ip, userAgent }
  const rules = await readSignInRules(scope, defaults)
  const account = await countAttempt(scope, { column: 'id', value: accountId }, lockoutOf(rules), now)
  if (account === undefined) return refuseLocked(scope, accountId, now)
  const taken = await takeEitherCode(scope, { keys, accountId, code, now })
  if (!taken.ok) {
    await insertSignIn(scope, accountId, { ...note, outcome: taken.refusal.code.replace('auth.', '') })
    return taken
  }
  const ended = await deleteSession(scope, splitTenantScopedId(half.id).key)
  if (ended === undefined) return refuseAuth('unauthenticated', 'auth.second-step-over')
  const mustChangePassword = account.must_change_password || isPasswordTooOld(rules, account.password_changed_at, now)
  const entered = await recordSignIn(scope, account, { now, mustChangePassword })
  if (!entered) return refuseAuth('unauthenticated', 'auth.second-step-over')
  await insertSignIn(scope, accountId, { ...note, outcome: 'signed-in' })
  const owner = { accountId, personId, limits: rules, client: { ip, userAgent } }
  const { id_token_sealed: idTokenSealed } = ended
  // whoever signs in elsewhere has no password here to change
  const next = idTokenSealed === null ? { mustChangePassword } : { mustChangePassword: false, idTokenSealed }
  return ok(await sessions.start(scope, { ...owner, ...next }))
}
