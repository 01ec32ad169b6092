import { authModule, listAccounts } from '@linli/auth'
import { type AdministratorRole, administratorRoles } from '@linli/contract'
import type { ReadScope, WriteScope } from '@linli/database'
import { dayOf } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { selectAdministrators } from './administrator.queries.ts'

type Scope = ReadScope<CoreTables> | WriteScope<CoreTables>

/** How many of each of the three administrators of the tenant can sign in. */
export async function countAdministrators(scope: Scope, now: Date): Promise<Record<AdministratorRole, number>> {
  const appointed = await selectAdministrators(scope, dayOf(now))
  const personIds = [...new Set(appointed.map(({ personId }) => personId))]
  const accounts = personIds.length === 0 ? [] : await listAccounts(scope.as(authModule), { now, personIds })
  const active = new Set(accounts.filter((account) => account.active).map(({ personId }) => personId))
  const count = (role: AdministratorRole) =>
    appointed.filter((one) => one.role === role && active.has(one.personId)).length
  const counts = administratorRoles.map((role) => [role, count(role)] as const)
  return Object.fromEntries(counts) as Record<AdministratorRole, number> // an entry for each role
}
