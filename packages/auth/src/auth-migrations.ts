import type { ModuleMigrations } from '@linli/database'
import * as accountsAndSessions from './migrations/0001-accounts-and-sessions.ts'

export const authMigrations: ModuleMigrations = {
  name: 'auth',
  schema: 'auth',
  roles: ['linli_auth'],
  migrations: { '0001-accounts-and-sessions': accountsAndSessions },
}
