import type { ModuleMigrations } from '@linli/database'
import * as accountsAndSessions from './migrations/0001-accounts-and-sessions.ts'
import * as signInSecurity from './migrations/0002-sign-in-security.ts'

export const authMigrations: ModuleMigrations = {
  name: 'auth',
  schema: 'auth',
  roles: ['linli_auth'],
  migrations: {
    '0001-accounts-and-sessions': accountsAndSessions,
    '0002-sign-in-security': signInSecurity,
  },
}
