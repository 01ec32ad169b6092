import type { Database } from '@linli/database'
import { type Clock, type Result, systemClock } from '@linli/kernel'
import type { Lockout } from './accounts/account.queries.ts'
import { replacePassword } from './accounts/change-password.ts'
import { type PasswordHasher, passwordHasher } from './passwords/password-hasher.ts'
import { defaultSessionLimits, type SessionLimits } from './sessions/session.policy.ts'
import type { SessionRecord, StartedSession } from './sessions/session-record.ts'
import { createSessions } from './sessions/sessions.ts'
import { createSignIn, type SignIn, type SignInEvent } from './sign-in/sign-in.ts'
import { createSignInLimits, defaultSignInBudgets, type SignInBudgets } from './sign-in/sign-in-limits.ts'
import { createUnknownAccountLock } from './sign-in/unknown-account-lock.ts'
import { inNewTransaction } from './tenant-opener.ts'

/** Signing in, and knowing who is signed in. The only part of the product that knows passwords, tokens and Lucia. */
export interface Auth {
  /** A new session, or `auth.wrong-credentials`, `auth.locked`, `auth.too-many-attempts`, `auth.busy`, `auth.password-too-long`. */
  readonly signIn: SignIn
  /** Who a session cookie's value stands for now; nothing when it is malformed, unknown, ended, idle or too old. */
  authenticate(cookie: string | undefined): Promise<SessionRecord | undefined>
  signOut(session: SessionRecord): Promise<void>
  /** Ends every session of the account, this one included. */
  signOutEverywhere(session: SessionRecord): Promise<void>
  /** Works in a post from now on. Whether the person holds it is the caller's to check. Refuses `auth.session-ended`. */
  choosePost(session: SessionRecord, postId: string): Promise<Result<SessionRecord>>
  /**
   * Ends every session of the account and begins a new one, whose cookie the browser must be given. Refuses
   * `auth.wrong-current-password`, `auth.locked`, `auth.busy`, `auth.account-not-found` and what is wrong with the new
   * password.
   */
  changePassword(session: SessionRecord, current: string, next: string): Promise<Result<StartedSession>>
  /** Ends an account's sessions at once in this process, within a second in others. */
  revokeAccount(account: { tenantId: string; accountId: string }): Promise<void>
  /** Removes a tenant's ended sessions, also of accounts that never sign in again; for once a day. */
  sweepSessions(tenantId: string): Promise<void>
}

export interface AuthOptions {
  readonly database: Database
  readonly clock?: Clock
  /** Ages the cache of checked sessions: milliseconds that never go back. */
  readonly monotonicMs?: () => number
  readonly sessionLimits?: SessionLimits
  readonly lockout?: Lockout
  readonly budgets?: SignInBudgets
  /** The process's own unless a test says otherwise. */
  readonly hasher?: PasswordHasher
  /** Hears of every attempt, also of those refused. Must not throw. */
  readonly onSignIn?: (event: SignInEvent) => void
}

/** 5 wrong passwords within 15 minutes lock an account for 15 minutes. */
export const defaultLockout: Lockout = { failures: 5, minutes: 15 }

export function createAuth(options: AuthOptions): Auth {
  const { database, clock = systemClock, lockout = defaultLockout, hasher = passwordHasher } = options
  const sessions = createSessions({
    database,
    clock,
    limits: options.sessionLimits ?? defaultSessionLimits,
    monotonicMs: options.monotonicMs ?? (() => performance.now()),
  })
  const open = inNewTransaction(database)

  return {
    signIn: createSignIn({
      database,
      clock,
      hasher,
      sessions,
      lockout,
      limits: createSignInLimits(options.budgets ?? defaultSignInBudgets),
      unknownAccounts: createUnknownAccountLock(lockout),
      onSignIn: options.onSignIn ?? (() => undefined),
    }),
    authenticate: (cookie) => sessions.check(cookie),
    signOut: (session) => sessions.end(session),
    signOutEverywhere: (session) => sessions.endAll(session),
    choosePost: (session, postId) => sessions.choosePost(session, postId),
    async changePassword(session, currentPassword, newPassword) {
      const { tenantId, accountId, personId, postId } = session
      const input = { accountId, currentPassword, newPassword, now: clock.now(), lockout }
      const changed = await hasher.admit((desk) =>
        replacePassword(
          desk,
          (work) => open(tenantId, work),
          input,
          (scope) => sessions.start(scope, { accountId, personId, postId, mustChangePassword: false }),
        ),
      )
      if (changed.ok) sessions.forgetAll(session)
      return changed
    },
    revokeAccount: (account) => sessions.endAll(account),
    sweepSessions: (tenantId) => sessions.sweep(tenantId),
  }
}
