import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { countAttempt, forgetFailures, lockoutOf } from '../accounts/account.queries.ts'
import { proveOwner } from '../accounts/prove-owner.ts'
import type { AuthTables } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { findIdToken } from '../identity/identity.queries.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { RulesInForce } from '../rules/sign-in-rules.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import type { SessionRecord, StartedSession } from '../sessions/session-record.ts'
import { refuseLocked } from '../sign-in/refuse-locked.ts'
import { enrolmentDeadline } from './enrolment.policy.ts'
import { newRecoveryCodes } from './recovery-code.ts'
import { deleteSecondFactor, putUnconfirmed, replaceRecoveryCodes, setConfirmed } from './second-factor.queries.ts'
import { newTotpSecret, totpUri } from './totp.ts'
import { recoveryPlace, secretPlace, takeAppCode, takeEitherCode } from './verify-code.ts'

/** What an authenticator app is told, by its camera or by hand. */
export interface BegunSetUp {
  readonly secret: string
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string
}

type Scope = WriteScope<AuthTables>

/**
 * Begins with a new secret, for whoever knows the account's password: an unattended desk is not enough. Refuses
 * `auth.wrong-current-password`, `auth.second-factor-set` while there is a confirmed one, `auth.locked`, `auth.busy`.
 */
export async function beginSetUp(
  parts: AuthParts,
  { tenantId, accountId }: SessionRecord,
  password: string,
): Promise<Result<BegunSetUp>> {
  const owner = await proveOwner(parts, { tenantId, accountId }, password)
  if (!owner.ok) return owner
  return parts.open(tenantId, async (scope) => {
    const secret = newTotpSecret()
    const sealed = parts.keys.seal(secret, secretPlace(scope, accountId))
    const begun = await putUnconfirmed(scope, { accountId, sealed, now: parts.clock.now() })
    if (!begun) return refuseAuth('conflict', 'auth.second-factor-set')
    return ok({ secret, uri: totpUri(secret, owner.value) })
  })
}

/**
 * A first code shows that the app has the secret. Every other session of the account ends, this one goes on under a new id.
 * Refuses `auth.wrong-code`, `auth.second-factor-not-begun`, `auth.locked`.
 */
export async function confirmSetUp(
  parts: AuthParts,
  session: SessionRecord,
  { code, ...client }: Client & { code: string },
): Promise<Result<{ recoveryCodes: string[]; started: StartedSession }>> {
  const { tenantId, accountId } = session
  const done = await parts.open(tenantId, async (scope) => {
    const counted = await countFor(parts, scope, accountId)
    if (!counted.ok) return counted
    const now = parts.clock.now()
    const taken = await takeAppCode(scope, { keys: parts.keys, accountId, code, now }, true)
    if (!taken.ok) return taken
    await setConfirmed(scope, accountId, now)
    const recoveryCodes = await makeRecoveryCodes(parts, scope, accountId)
    const started = await startAnew(parts, scope, session, { client, rules: counted.value.rules })
    return ok({ recoveryCodes, started })
  })
  parts.sessions.forgetAll(session)
  return done
}

/** Ten new recovery codes in the place of the old ones, for a code of the app. Refuses as `takeAppCode` does, and `auth.locked`. */
export function renewRecoveryCodes(
  parts: AuthParts,
  { tenantId, accountId }: SessionRecord,
  code: string,
): Promise<Result<{ recoveryCodes: string[] }>> {
  return parts.open(tenantId, async (scope) => {
    const counted = await countFor(parts, scope, accountId)
    if (!counted.ok) return counted
    const taken = await takeAppCode(scope, { keys: parts.keys, accountId, code, now: parts.clock.now() })
    if (!taken.ok) return taken
    await forgetFailures(scope, accountId)
    return ok({ recoveryCodes: await makeRecoveryCodes(parts, scope, accountId) })
  })
}

/**
 * Takes the second factor off, for a code of the app or a recovery code: to move to another telephone, or to do without where
 * the rules allow it; where they do not, the next thing to do is to set one up. Refuses as `takeEitherCode` does, `auth.locked`.
 */
export async function removeSecondFactor(
  parts: AuthParts,
  session: SessionRecord,
  { code, ...client }: Client & { code: string },
): Promise<Result<{ started: StartedSession }>> {
  const { tenantId, accountId, personId } = session
  const isAdministrator = await parts.offices.isAdministrator({ tenantId, personId })
  const done = await parts.open(tenantId, async (scope) => {
    const counted = await countFor(parts, scope, accountId)
    if (!counted.ok) return counted
    const taken = await takeEitherCode(scope, { keys: parts.keys, accountId, code, now: parts.clock.now() })
    if (!taken.ok) return taken
    await deleteSecondFactor(scope, accountId)
    const { rules, account } = counted.value
    const deadline = enrolmentDeadline(rules, { accountCreatedAt: account.created_at, isAdministrator })
    const mustEnrol = deadline !== undefined && deadline <= parts.clock.now()
    return ok({ started: await startAnew(parts, scope, session, { client, rules, mustEnrol }) })
  })
  parts.sessions.forgetAll(session)
  return done
}

/** Counts an attempt before what was typed is looked at; refuses `auth.locked`. Whoever is right forgets the failures. */
async function countFor({ clock, defaults }: AuthParts, scope: Scope, accountId: string) {
  const rules = await readSignInRules(scope, defaults)
  const now = clock.now()
  const account = await countAttempt(scope, { column: 'id', value: accountId }, lockoutOf(rules), now)
  return account === undefined ? refuseLocked(scope, accountId, now) : ok({ account, rules })
}

async function makeRecoveryCodes({ keys }: AuthParts, scope: Scope, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const place = recoveryPlace(scope, accountId)
  await replaceRecoveryCodes(
    scope,
    accountId,
    codes.map((code) => keys.fingerprint(code, place)),
  )
  return codes
}

/**
 * What protects the account has changed: every session of it ends, and this browser goes on in a new one, which began where
 * the old one did.
 */
async function startAnew(
  { sessions }: AuthParts,
  scope: Scope,
  { id, accountId, personId, postId, mustChangePassword }: SessionRecord,
  next: { client: Client; rules: RulesInForce; mustEnrol?: boolean },
): Promise<StartedSession> {
  await forgetFailures(scope, accountId)
  const idTokenSealed = await findIdToken(scope, id)
  await deleteSessionsOfAccount(scope, accountId)
  const { client, rules: limits, mustEnrol } = next
  const owner = { accountId, personId, postId, mustChangePassword, mustEnrol, idTokenSealed }
  return sessions.start(scope, { ...owner, limits, client })
}
