import type { Database, KeyRing, WriteScope } from '@linli/database'
import { type Clock, type Result, systemClock } from '@linli/kernel'
import { replacePassword } from './accounts/change-password.ts'
import { proveOwner } from './accounts/prove-owner.ts'
import type { AuthTables } from './auth-module.ts'
import type { AuthParts } from './auth-parts.ts'
import type { Client } from './client.ts'
import { deleteSignInsBefore } from './history/record.queries.ts'
import { findIdToken } from './identity/identity.queries.ts'
import type { IdentityProvider, ProviderDescription } from './identity/identity-provider.ts'
import { createOidcProvider } from './identity/oidc-provider.ts'
import { type OwnIdentity, readOwnIdentity, removeOwnLink } from './identity/own-link.ts'
import {
  beginAtProvider,
  finishAtProvider,
  listPublished,
  logoutAtProvider,
  type ProviderBegin,
  type ProviderOutcome,
  type ProviderReturn,
} from './identity/provider-sign-in.ts'
import { type ProviderInput, setProvider } from './identity/set-provider.ts'
import { type AcceptInput, acceptInvitation, type Invited, lookAtInvitation } from './invitations/accept-invitation.ts'
import { type UnlockByCodeInput, unlockByCode } from './lockout/unlock-by-code.ts'
import type { Offices } from './offices.ts'
import { type PasswordHasher, passwordHasher } from './passwords/password-hasher.ts'
import { readSignInRules } from './rules/read-sign-in-rules.ts'
import { defaultSignInRules, type SignInRules } from './rules/sign-in-rules.ts'
import { readSecondFactor, type SecondFactorState } from './second-factor/read-second-factor.ts'
import {
  type BegunSetUp,
  beginSetUp,
  confirmSetUp,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor/set-up.ts'
import type { SessionRecord, StartedSession } from './sessions/session-record.ts'
import { createSessions } from './sessions/sessions.ts'
import { type SecondStepInput, takeSecondStep } from './sign-in/second-step.ts'
import { createSignIn, type SignIn } from './sign-in/sign-in.ts'
import type { SignInEvent } from './sign-in/sign-in-event.ts'
import { createSignInLimits, defaultSignInBudgets, type SignInBudgets } from './sign-in/sign-in-limits.ts'
import { createUnknownAccountLock } from './sign-in/unknown-account-lock.ts'
import { inNewTransaction } from './tenant-opener.ts'

export interface NewPasswordInput extends Client {
  readonly currentPassword: string
  readonly newPassword: string
  /** Of the person, which the new password may not hold. */
  readonly name?: string | undefined
}

/** What its owner does with an account's second factor (第二重验证), in a session that is whole or has that alone to do. */
export interface OwnSecondFactor {
  state(session: SessionRecord): Promise<SecondFactorState>
  /** A new secret. Refuses `auth.wrong-current-password`, `auth.second-factor-set`, `auth.locked`, `auth.busy`. */
  begin(session: SessionRecord, password: string): Promise<Result<BegunSetUp>>
  /** Recovery codes and a new session. Refuses `auth.wrong-code`, `auth.second-factor-not-begun`, `auth.locked`. */
  confirm(
    session: SessionRecord,
    input: SecondStepInput,
  ): Promise<Result<{ recoveryCodes: string[]; started: StartedSession }>>
  /** Refuses `auth.wrong-code`, `auth.code-used`, `auth.second-factor-not-set`, `auth.locked`. */
  renewCodes(session: SessionRecord, code: string): Promise<Result<{ recoveryCodes: string[] }>>
  /** Refuses as `renewCodes` does, and `auth.wrong-recovery-code`. */
  remove(session: SessionRecord, input: SecondStepInput): Promise<Result<{ started: StartedSession }>>
}

/** A link by which an account's owner sets the password. */
export interface OwnInvitation {
  /** Who is invited. Refuses `auth.invitation-not-good`, `auth.provider-required`. */
  look(token: string): Promise<Result<Invited>>
  /** Refuses as `look` does, what is wrong with the password, and as `signIn` does. */
  accept(input: AcceptInput): Promise<Result<StartedSession>>
}

export interface LinkInput extends Pick<Client, 'ip'> {
  readonly password: string
  readonly origin: string
}

/** Signing in at a tenant's identity provider. */
export interface ProviderSignIn {
  /** Which tenants have one, for the sign-in page. */
  list(): Promise<{ tenantId: string; label: string }[]>
  /** Counts for the address as a wrong password does until it ends well. Refuses `auth.too-many-attempts` and as `beginAtProvider`. */
  begin(from: ProviderBegin): Promise<Result<{ url: string; cookie: string }>>
  finish(input: ProviderReturn): Promise<Result<ProviderOutcome>>
  /** What an issuer says of itself. Refuses as `IdentityProvider.describe` does. */
  describe(issuer: string): Promise<Result<ProviderDescription>>
  /** One's own account and the provider; nothing where the tenant has none. */
  own(session: SessionRecord): Promise<OwnIdentity | undefined>
  /** As `begin`, to link one's own account; `finish` does. Refuses as `proveOwner` and `begin` do. */
  beginLink(session: SessionRecord, input: LinkInput): Promise<Result<{ url: string; cookie: string }>>
  /** Refuses as `removeOwnLink` does. */
  unlink(session: SessionRecord, input: Client & { readonly password: string }): Promise<Result<void>>
  /** Where to sign out there; nothing for a session that began with a password. */
  logoutUrl(session: SessionRecord, origin: string): Promise<string | undefined>
  /** Refuses `auth.provider-issuer-invalid`, `auth.provider-secret-missing`. */
  set(scope: WriteScope<AuthTables>, input: ProviderInput): Promise<Result<void>>
}

/** Signing in, and knowing who is signed in. The only part of the product that knows passwords, tokens and Lucia. */
export interface Auth {
  /** A new session, or `auth.wrong-credentials`, `auth.locked`, `auth.too-many-attempts`, `auth.busy`, `auth.password-too-long`. */
  readonly signIn: SignIn
  /** The second step of signing in, by the cookie of half a session. Refuses as `takeSecondStep` says. */
  secondStep(half: SessionRecord, input: SecondStepInput): Promise<Result<StartedSession>>
  /** Who a session cookie's value stands for now; nothing when it is malformed, unknown, ended, idle, too old or half. */
  authenticate(cookie: string | undefined): Promise<SessionRecord | undefined>
  /** Whose second step is awaited; nothing when the cookie is not that of half a session. */
  findHalf(cookie: string | undefined): Promise<SessionRecord | undefined>
  /** Refuses `auth.wrong-recovery-code`, `auth.too-many-attempts`. */
  unlockByCode(input: UnlockByCodeInput): Promise<Result<void>>
  readonly secondFactor: OwnSecondFactor
  readonly invitation: OwnInvitation
  readonly provider: ProviderSignIn
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
  changePassword(session: SessionRecord, input: NewPasswordInput): Promise<Result<StartedSession>>
  /** Ends an account's sessions at once in this process, within a second in others. */
  revokeAccount(account: { tenantId: string; accountId: string }): Promise<void>
  /** Forgets which of a tenant's sessions were good: after some were ended in a transaction of the caller's. */
  forgetSessions(tenantId: string): void
  /** Removes a tenant's ended sessions, also of accounts that never sign in again, and old records; for once a day. */
  sweep(tenantId: string): Promise<void>
}

export interface AuthOptions {
  readonly database: Database
  /** Seals what must not lie open in the database. */
  readonly keys: KeyRing
  readonly clock?: Clock
  /** Ages the cache of checked sessions: milliseconds that never go back. */
  readonly monotonicMs?: () => number
  /** Other defaults than the product's, for tenants that have set no rules. */
  readonly rules?: Partial<SignInRules>
  readonly budgets?: SignInBudgets
  /** OpenID Connect unless a test says otherwise. */
  readonly provider?: IdentityProvider
  /** For tests: tenants may name a provider on this machine. Without it, only public addresses over TLS. */
  readonly internalIssuers?: boolean
  /** Nobody is an administrator without it. */
  readonly offices?: Offices
  /** The process's own unless a test says otherwise. */
  readonly hasher?: PasswordHasher
  /** Hears of every attempt, also of those refused. Must not throw. */
  readonly onSignIn?: (event: SignInEvent) => void
}

const DAY_MS = 86_400_000

const noOffices: Offices = { isAdministrator: async () => false, isSecurityAdministrator: async () => false }

export function createAuth(options: AuthOptions): Auth {
  const parts = createParts(options)
  const { clock, open, sessions } = parts
  return {
    signIn: createSignIn(parts),
    secondStep: (half, input) => takeSecondStep(parts, half, input),
    authenticate: (cookie) => sessions.check(cookie),
    findHalf: (cookie) => sessions.checkHalf(cookie),
    unlockByCode: (input) => unlockByCode(parts, input),
    secondFactor: {
      state: (session) => readSecondFactor(parts, session),
      begin: (session, password) => beginSetUp(parts, session, password),
      confirm: (session, input) => confirmSetUp(parts, session, input),
      renewCodes: (session, code) => renewRecoveryCodes(parts, session, code),
      remove: (session, input) => removeSecondFactor(parts, session, input),
    },
    invitation: {
      look: (token) => lookAtInvitation(parts, token),
      accept: (input) => acceptInvitation(parts, input),
    },
    provider: {
      list: () => listPublished(parts),
      begin: (from) => beginAtProvider(parts, from),
      finish: (input) => finishAtProvider(parts, input),
      describe: (issuer) => parts.provider.describe(issuer),
      own: (session) => readOwnIdentity(parts, session),
      beginLink: (session, input) => beginLink(parts, session, input),
      unlink: (session, input) => removeOwnLink(parts, session, input),
      logoutUrl: (session, origin) => logoutAtProvider(parts, session, origin),
      set: (scope, input) => setProvider(scope, parts, input),
    },
    signOut: (session) => sessions.end(session),
    signOutEverywhere: (session) => sessions.endAll(session),
    choosePost: (session, postId) => sessions.choosePost(session, postId),
    changePassword: (session, input) => changeOwnPassword(parts, session, input),
    revokeAccount: (account) => sessions.endAll(account),
    forgetSessions: (tenantId) => sessions.forgetAll({ tenantId }),
    async sweep(tenantId) {
      await sessions.sweep(tenantId)
      await open(tenantId, async (scope) => {
        const { recordDays } = await readSignInRules(scope, parts.defaults)
        await deleteSignInsBefore(scope, new Date(clock.now().getTime() - recordDays * DAY_MS))
      })
    },
  }
}

function createParts(options: AuthOptions): AuthParts {
  const { database, keys, clock = systemClock, hasher = passwordHasher, internalIssuers = false } = options
  const defaults = { ...defaultSignInRules, ...options.rules }
  return {
    database,
    keys,
    provider: options.provider ?? createOidcProvider({ internalIssuers }),
    internalIssuers,
    clock,
    hasher,
    defaults,
    open: inNewTransaction(database),
    sessions: createSessions({ database, clock, monotonicMs: options.monotonicMs ?? (() => performance.now()) }),
    limits: createSignInLimits(options.budgets ?? defaultSignInBudgets),
    unknownAccounts: createUnknownAccountLock({
      failures: defaults.lockoutFailures,
      minutes: defaults.lockoutMinutes,
    }),
    offices: options.offices ?? noOffices,
    onSignIn: options.onSignIn ?? (() => undefined),
  }
}

async function beginLink(
  parts: AuthParts,
  { tenantId, accountId }: SessionRecord,
  { password, origin, ip }: LinkInput,
): Promise<Result<{ url: string; cookie: string }>> {
  const owner = await proveOwner(parts, { tenantId, accountId }, password)
  return owner.ok ? beginAtProvider(parts, { tenantId, accountId, origin, ip }) : owner
}

async function changeOwnPassword(
  { clock, defaults, hasher, open, sessions }: AuthParts,
  session: SessionRecord,
  { currentPassword, newPassword, name, ...client }: NewPasswordInput,
): Promise<Result<StartedSession>> {
  const { tenantId, accountId, personId, postId, mustEnrol } = session
  const input = { accountId, currentPassword, newPassword, name, now: clock.now(), defaults }
  const idTokenSealed = await open(tenantId, (scope) => findIdToken(scope, session.id))
  const owner = { accountId, personId, postId, mustChangePassword: false, mustEnrol, idTokenSealed, client }
  const changed = await hasher.admit((desk) =>
    replacePassword(
      desk,
      (work) => open(tenantId, work),
      input,
      (scope, { rules: limits }) => sessions.start(scope, { ...owner, limits }),
    ),
  )
  if (changed.ok) sessions.forgetAll(session)
  return changed
}
