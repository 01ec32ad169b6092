import { authModule, listAccounts } from '@linli/auth'
import type { ReadScope, WriteScope } from '@linli/database'
import { dayOf } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { selectAdministrators } from './administrator.queries.ts'

type Scope = ReadScope<CoreTables> | WriteScope<CoreTables>

/** Administrators of the tenant who can sign in. */
export async function countAdministrators(scope: Scope, now: Date): Promise<number> {
  const personIds = await selectAdministrators(scope, dayOf(now))
  if (personIds.length === 0) return 0
  const accounts = await listAccounts(scope.as(authModule), { now, personIds })
  return new Set(accounts.filter(({ active }) => active).map(({ personId }) => personId)).size
}
