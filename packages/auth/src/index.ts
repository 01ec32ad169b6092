export { countWithoutSecondFactor, findAccountName } from './accounts/account-security.queries.ts'
export { activateAccount } from './accounts/activate-account.ts'
export { createAccount, createAccountWithPassword } from './accounts/create-account.ts'
export { deactivateAccount } from './accounts/deactivate-account.ts'
export { type AccountSearch, type FoundAccount, findAccounts } from './accounts/find-accounts.ts'
export { type AccountSecurity, listAccountSecurity } from './accounts/list-account-security.ts'
export { type AccountSummary, type ListAccountsInput, listAccounts } from './accounts/list-accounts.ts'
export { resetPassword } from './accounts/reset-password.ts'
export {
  type Auth,
  type AuthOptions,
  createAuth,
  type NewPasswordInput,
  type OwnSecondFactor,
} from './auth.ts'
export { authMigrations } from './auth-migrations.ts'
export { type AccountTable, type AuthTables, authModule, type SessionTable } from './auth-module.ts'
export type { AuthRefusalCode } from './auth-refusals.ts'
export type { Client } from './client.ts'
export { listSignIns, type RecordedSignIn } from './history/list-sign-ins.ts'
export { countLinked } from './identity/identity.queries.ts'
export type { ProviderMode } from './identity/identity.tables.ts'
export type { IdentityProvider } from './identity/identity-provider.ts'
export type { OwnIdentity } from './identity/own-link.ts'
export { linkIdentity, type ProviderInput, readProvider } from './identity/set-provider.ts'
export { type Invitation, inviteAccount, revokeInvitation } from './invitations/invite-account.ts'
export { type InvitationSummary, listInvitations } from './invitations/list-invitations.ts'
export { unlockAccount } from './lockout/unlock-account.ts'
export type { AccountHolder, Offices } from './offices.ts'
export { createPasswordHasher } from './passwords/password-hasher.ts'
export { changeSignInRules, type RuleChange } from './rules/change-sign-in-rules.ts'
export { listRuleChanges, type RecordedRuleChange } from './rules/list-rule-changes.ts'
export { readSignInRules } from './rules/read-sign-in-rules.ts'
export {
  type BoundedRule,
  type RulesInForce,
  rulesThatMayBeOff,
  type SignInRules,
  signInRuleBounds,
} from './rules/sign-in-rules.ts'
export type { SecondFactorState } from './second-factor/read-second-factor.ts'
export { resetSecondFactor } from './second-factor/reset-second-factor.ts'
export type { BegunSetUp } from './second-factor/set-up.ts'
export { type Device, readDevice } from './sessions/device.policy.ts'
export {
  endOtherSessions,
  endOwnSession,
  endSession,
  listSessions,
  type SessionSummary,
} from './sessions/own-sessions.ts'
export {
  type CookieTransport,
  clearSessionCookie,
  readProviderCookie,
  readSessionCookie,
  serializeProviderCookie,
  serializeSessionCookie,
} from './sessions/session-cookie.ts'
export type { SessionRecord, StartedSession } from './sessions/session-record.ts'
export type { SecondStepInput } from './sign-in/second-step.ts'
export type { SignInInput } from './sign-in/sign-in.ts'
export type { SignInEvent } from './sign-in/sign-in-event.ts'
export type { AttemptBudget, SignInBudgets } from './sign-in/sign-in-limits.ts'
