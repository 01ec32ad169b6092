import type { ModuleMigrations } from '@linli/database'
import * as accountsAndSessions from './migrations/0001-accounts-and-sessions.ts'
import * as signInSecurity from './migrations/0002-sign-in-security.ts'
import * as invitations from './migrations/0003-invitations.ts'
import * as identityProvider from './migrations/0004-identity-provider.ts'
import * as linksOfOnesOwn from './migrations/0005-links-of-ones-own.ts'
import * as linksByClaim from './migrations/0006-links-by-claim.ts'

export const authMigrations: ModuleMigrations = {
  name: 'auth',
  schema: 'auth',
  roles: ['linli_auth'],
  migrations: {
    '0001-accounts-and-sessions': accountsAndSessions,
    '0002-sign-in-security': signInSecurity,
    '0003-invitations': invitations,
    '0004-identity-provider': identityProvider,
    '0005-links-of-ones-own': linksOfOnesOwn,
    '0006-links-by-claim': linksByClaim,
  },
}
