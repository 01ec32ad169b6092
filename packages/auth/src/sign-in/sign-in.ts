import { newId, type Result } from '@linli/kernel'
import {
  type AccountKey,
  type CountedAccount,
  countAttempt,
  findTenantOfAccount,
  lockoutOf,
} from '../accounts/account.queries.ts'
import { isAccountName, normaliseAccountName } from '../accounts/account-name.ts'
import { authModule } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { findLockAndNote, insertSignIn } from '../history/record.queries.ts'
import { findProviderAccount } from '../identity/find-provider-account.ts'
import { checkPasswordLength } from '../passwords/password.policy.ts'
import type { PasswordDesk } from '../passwords/password-hasher.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { RulesInForce } from '../rules/sign-in-rules.ts'
import type { StartedSession } from '../sessions/session-record.ts'
import { enterTenant } from './enter-tenant.ts'
import { minutesLeft } from './minutes-left.ts'

export interface SignInInput extends Client {
  readonly account: string
  readonly password: string
}

/** What an attempt has come to know by the time it ends. */
interface Trace {
  tenantId?: string
  accountId?: string
}

/** Where an unknown account is looked for, so that it costs the statements that a known one costs. */
export const NOBODYS_TENANT = '00000000-0000-0000-0000-000000000000'

/** Stands on record for an attempt until its password has been looked at. */
const WRONG = 'wrong-credentials'

export type SignIn = (input: SignInInput) => Promise<Result<StartedSession>>

/**
 * Refuses `auth.wrong-credentials` alike for an unknown account, a closed one and a wrong password, and `auth.locked` with
 * the minutes left; before anything is looked at `auth.too-many-attempts`, `auth.busy`, `auth.password-too-long`. Where the
 * account has a second factor, the session is half a one. Where the tenant takes no password of the account, it refuses
 * `auth.provider-required` without looking at it.
 */
export function createSignIn(parts: AuthParts): SignIn {
  return async (input) => {
    const trace: Trace = {}
    const name = normaliseAccountName(input.account).slice(0, 64)
    const result = await attempt(parts, { ...input, account: name }, trace)
    parts.onSignIn({
      at: parts.clock.now(),
      account: trace.tenantId === undefined ? undefined : name,
      tenantId: trace.tenantId,
      accountId: trace.accountId,
      ip: input.ip,
      userAgent: input.userAgent,
      outcome: outcomeOf(result),
    })
    return result
  }
}

function outcomeOf(result: Result<StartedSession>): string {
  if (!result.ok) return result.refusal.code
  return result.value.half ? 'second-factor-asked' : 'signed-in'
}

async function attempt(parts: AuthParts, input: SignInInput, trace: Trace): Promise<Result<StartedSession>> {
  const { limits, hasher } = parts
  const fit = checkPasswordLength(input.password)
  if (!fit.ok) return fit
  const entered = await limits.enter(input)
  if (!entered.ok) return entered
  const result = await hasher.admit((desk) => guess(parts, desk, input, trace))
  if (result.ok) await limits.succeeded(input)
  else if (result.refusal.code === 'auth.busy') await limits.turnedAway(input)
  return result
}

async function guess(
  parts: AuthParts,
  desk: PasswordDesk,
  input: SignInInput,
  trace: Trace,
): Promise<Result<StartedSession>> {
  const tenantId = await findHome(parts, input.account)
  if (tenantId !== undefined) trace.tenantId = tenantId
  const elsewhere = await findProviderAccount(parts, { ...input, tenantId: tenantId ?? NOBODYS_TENANT })
  if (elsewhere !== undefined) {
    trace.accountId = elsewhere
    return refuseAuth('forbidden', 'auth.provider-required')
  }
  const counted = await count(parts, tenantId ?? NOBODYS_TENANT, input)
  const { account, lockedMinutes } = counted
  if (account !== undefined) trace.accountId = account.id
  if (lockedMinutes !== undefined) return refuseAuth('too-many', 'auth.locked', { minutes: lockedMinutes })

  const right = await desk.verify(input.password, account?.password_hash)
  if (!right || account === undefined || tenantId === undefined) return wrongCredentials()
  const { noteId, rules } = counted
  const entry = { tenantId, account, noteId, rules, password: input.password, client: clientOf(input) }
  return (await enterTenant(parts, desk, entry)) ?? wrongCredentials()
}

/** The tenant where an account is at home; nothing when there is none of this name. */
export function findHome({ database }: Pick<AuthParts, 'database'>, account: string): Promise<string | undefined> {
  // What cannot be a name is asked for as another that cannot: it may hold what PostgreSQL cannot even be asked.
  const name = isAccountName(account) ? account : '-'
  return database.platform(authModule, (platform) => findTenantOfAccount(platform, name))
}

interface Counted {
  readonly account?: CountedAccount
  readonly lockedMinutes?: number
  readonly rules: RulesInForce
  readonly noteId: string
}

/** Counts and notes the attempt where the account is, or in memory when it is nowhere; the transaction commits either way. */
async function count(parts: AuthParts, tenantId: string, input: SignInInput): Promise<Counted> {
  const { clock, defaults, open, unknownAccounts } = parts
  const now = clock.now()
  const noteId = newId(now)
  const note = { ...clientOf(input), id: noteId, at: now }
  const key: AccountKey = { column: 'account', value: isAccountName(input.account) ? input.account : '-' }
  const found = await open(tenantId, async (scope) => {
    const rules = await readSignInRules(scope, defaults)
    const account = await countAttempt(scope, key, lockoutOf(rules), now)
    if (account === undefined) {
      return { rules, lock: await findLockAndNote(scope, key, { ...note, outcome: 'locked' }) }
    }
    await insertSignIn(scope, account.id, { ...note, outcome: WRONG })
    return { rules, account }
  })
  const { rules } = found
  if (found.account !== undefined) return { account: found.account, rules, noteId }
  const lockedMinutes =
    found.lock === undefined
      ? await unknownAccounts.countAttempt(input.account)
      : minutesLeft((found.lock.locked_until?.getTime() ?? 0) - now.getTime())
  return lockedMinutes === undefined ? { rules, noteId } : { lockedMinutes, rules, noteId }
}

function clientOf({ ip, userAgent }: Client): Client {
  return { ip, userAgent }
}

function wrongCredentials(): Result<never> {
  return refuseAuth('unauthenticated', 'auth.wrong-credentials')
}
