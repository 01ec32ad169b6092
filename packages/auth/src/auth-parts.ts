import type { Database, KeyRing } from '@linli/database'
import type { Clock } from '@linli/kernel'
import type { IdentityProvider } from './identity/identity-provider.ts'
import type { Offices } from './offices.ts'
import type { PasswordHasher } from './passwords/password-hasher.ts'
import type { SignInRules } from './rules/sign-in-rules.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { SignInEvent } from './sign-in/sign-in-event.ts'
import type { SignInLimits } from './sign-in/sign-in-limits.ts'
import type { UnknownAccountLock } from './sign-in/unknown-account-lock.ts'
import type { OpenTenant } from './tenant-opener.ts'

/** What the parts of `Auth` share. */
export interface AuthParts {
  readonly database: Database
  readonly clock: Clock
  readonly open: OpenTenant
  readonly hasher: PasswordHasher
  readonly sessions: Sessions
  readonly limits: SignInLimits
  readonly unknownAccounts: UnknownAccountLock
  readonly keys: KeyRing
  readonly provider: IdentityProvider
  /** Whether tenants may name a provider on this machine or in its network. */
  readonly internalIssuers: boolean
  /** The rules of a tenant that has set none. */
  readonly defaults: SignInRules
  readonly offices: Offices
  readonly onSignIn: (event: SignInEvent) => void
}
