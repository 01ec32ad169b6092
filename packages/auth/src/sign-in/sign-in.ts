import type { Database } from '@linli/database'
import { type Clock, ok, type Result } from '@linli/kernel'
import {
  type AccountKey,
  type CountedAccount,
  countAttempt,
  findLock,
  findTenantOfAccount,
  type Lockout,
  recordSignIn,
  replaceHash,
} from '../accounts/account.queries.ts'
import { isAccountName, normaliseAccountName } from '../accounts/account-name.ts'
import { authModule } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { checkPasswordLength } from '../passwords/password.policy.ts'
import type { PasswordDesk, PasswordHasher } from '../passwords/password-hasher.ts'
import type { StartedSession } from '../sessions/session-record.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { inNewTransaction } from '../tenant-opener.ts'
import { minutesLeft } from './minutes-left.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import type { UnknownAccountLock } from './unknown-account-lock.ts'

export interface SignInInput {
  readonly account: string
  readonly password: string
  /** The browser's address as the server knows it, never as a header of the browser's own says. */
  readonly ip: string
  readonly userAgent: string
}

/**
 * What a log or an audit trail should know of an attempt. Account and tenant are there only when the account was looked for
 * and found: what else was typed may be a password in the wrong field.
 */
export interface SignInEvent {
  readonly at: Date
  readonly account: string | undefined
  readonly tenantId: string | undefined
  readonly accountId: string | undefined
  readonly ip: string
  readonly userAgent: string
  /** `signed-in`, or the refusal's code. */
  readonly outcome: string
}

export interface SignInOptions {
  readonly database: Database
  readonly clock: Clock
  readonly hasher: PasswordHasher
  readonly sessions: Sessions
  readonly limits: SignInLimits
  readonly lockout: Lockout
  readonly unknownAccounts: UnknownAccountLock
  readonly onSignIn: (event: SignInEvent) => void
}

/** What an attempt has come to know by the time it ends. */
interface Trace {
  tenantId?: string
  accountId?: string
}

/** Where an unknown account is looked for, so that it costs the statements that a known one costs. */
const NOBODYS_TENANT = '00000000-0000-0000-0000-000000000000'

export type SignIn = (input: SignInInput) => Promise<Result<StartedSession>>

/**
 * Refuses `auth.wrong-credentials` alike for an unknown account, a closed one and a wrong password, and `auth.locked` with
 * the minutes left; before anything is looked at `auth.too-many-attempts`, `auth.busy`, `auth.password-too-long`.
 */
export function createSignIn(options: SignInOptions): SignIn {
  return async (input) => {
    const trace: Trace = {}
    const name = normaliseAccountName(input.account).slice(0, 64)
    const result = await attempt(options, { ...input, account: name }, trace)
    options.onSignIn({
      at: options.clock.now(),
      account: trace.tenantId === undefined ? undefined : name,
      tenantId: trace.tenantId,
      accountId: trace.accountId,
      ip: input.ip,
      userAgent: input.userAgent,
      outcome: result.ok ? 'signed-in' : result.refusal.code,
    })
    return result
  }
}

async function attempt(options: SignInOptions, input: SignInInput, trace: Trace): Promise<Result<StartedSession>> {
  const { limits, hasher } = options
  const fit = checkPasswordLength(input.password)
  if (!fit.ok) return fit
  const entered = await limits.enter(input)
  if (!entered.ok) return entered
  const result = await hasher.admit((desk) => guess(options, desk, input, trace))
  if (result.ok) await limits.succeeded(input)
  else if (result.refusal.code === 'auth.busy') await limits.turnedAway(input)
  return result
}

async function guess(
  options: SignInOptions,
  desk: PasswordDesk,
  input: SignInInput,
  trace: Trace,
): Promise<Result<StartedSession>> {
  const tenantId = await findHome(options.database, input.account)
  const counted = await count(options, tenantId ?? NOBODYS_TENANT, input.account)
  if (tenantId !== undefined) trace.tenantId = tenantId
  if (counted.account !== undefined) trace.accountId = counted.account.id
  if (counted.lockedMinutes !== undefined)
    return refuseAuth('too-many', 'auth.locked', { minutes: counted.lockedMinutes })

  const right = await desk.verify(input.password, counted.account?.password_hash)
  if (!right || counted.account === undefined || tenantId === undefined) return wrongCredentials()
  return enterTenant(options, desk, { tenantId, account: counted.account, password: input.password })
}

async function findHome(database: Database, account: string): Promise<string | undefined> {
  // What cannot be a name is asked for as another that cannot: it may hold what PostgreSQL cannot even be asked.
  const name = isAccountName(account) ? account : '-'
  return database.platform(authModule, (platform) => findTenantOfAccount(platform, name))
}

/** Counts the attempt where the account is, or in memory when it is nowhere; the transaction commits either way. */
async function count(
  { database, clock, lockout, unknownAccounts }: SignInOptions,
  tenantId: string,
  account: string,
): Promise<{ account?: CountedAccount; lockedMinutes?: number }> {
  const now = clock.now()
  const key: AccountKey = { column: 'account', value: isAccountName(account) ? account : '-' }
  const found = await inNewTransaction(database)(tenantId, async (scope) => {
    const account = await countAttempt(scope, key, lockout, now)
    return account === undefined ? { lock: await findLock(scope, key) } : { account }
  })
  if (found.account !== undefined) return { account: found.account }
  const lockedMinutes =
    found.lock === undefined
      ? await unknownAccounts.countAttempt(account)
      : minutesLeft((found.lock.locked_until?.getTime() ?? 0) - now.getTime())
  return lockedMinutes === undefined ? {} : { lockedMinutes }
}

/** The password is right: clears the failures and begins a session, both or neither. */
async function enterTenant(
  { database, clock, sessions }: SignInOptions,
  desk: PasswordDesk,
  { tenantId, account, password }: { tenantId: string; account: CountedAccount; password: string },
): Promise<Result<StartedSession>> {
  const open = inNewTransaction(database)
  const started = await open(tenantId, async (scope) => {
    if (!(await recordSignIn(scope, account, clock.now()))) return undefined
    return sessions.start(scope, {
      accountId: account.id,
      personId: account.person_id,
      mustChangePassword: account.must_change_password,
    })
  })
  if (started === undefined) return wrongCredentials()
  if (desk.isOutdated(account.password_hash)) {
    const hash = await desk.hash(password)
    const { must_change_password: mustChangePassword } = account
    await open(tenantId, (scope) => replaceHash(scope, account, { hash, mustChangePassword }))
  }
  return ok(started)
}

function wrongCredentials(): Result<never> {
  return refuseAuth('unauthenticated', 'auth.wrong-credentials')
}
