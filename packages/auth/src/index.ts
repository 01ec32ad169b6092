export type { Lockout } from './accounts/account.queries.ts'
export { activateAccount } from './accounts/activate-account.ts'
export { createAccount, createAccountWithPassword } from './accounts/create-account.ts'
export { deactivateAccount } from './accounts/deactivate-account.ts'
export { type AccountSummary, type ListAccountsInput, listAccounts } from './accounts/list-accounts.ts'
export { resetPassword } from './accounts/reset-password.ts'
export { type Auth, type AuthOptions, createAuth } from './auth.ts'
export { authMigrations } from './auth-migrations.ts'
export { type AccountTable, type AuthTables, authModule, type SessionTable } from './auth-module.ts'
export type { AuthRefusalCode } from './auth-refusals.ts'
export { createPasswordHasher } from './passwords/password-hasher.ts'
export type { SessionLimits } from './sessions/session.policy.ts'
export {
  type CookieTransport,
  clearSessionCookie,
  readSessionCookie,
  serializeSessionCookie,
} from './sessions/session-cookie.ts'
export type { SessionRecord, StartedSession } from './sessions/session-record.ts'
export type { SignInEvent, SignInInput } from './sign-in/sign-in.ts'
export type { AttemptBudget, SignInBudgets } from './sign-in/sign-in-limits.ts'
