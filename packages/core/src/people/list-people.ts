import { type AccountSummary, authModule, listAccounts } from '@linli/auth'
import type { PersonRow } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import { dayOf } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { selectPeople } from './person.queries.ts'

/** Everybody of the tenant who has an account, by account name, with the posts they hold. */
export async function listPeople(scope: ReadScope<CoreTables>, { now }: { now: Date }): Promise<PersonRow[]> {
  const [accounts, people] = await Promise.all([listAllAccounts(scope, now), selectPeople(scope, dayOf(now))])
  const byPerson = Map.groupBy(people, ({ personId }) => personId)
  return accounts.flatMap(({ accountId, account, personId, active, locked }) => {
    const rows = byPerson.get(personId) ?? []
    const [person] = rows
    if (person === undefined) return []
    const posts = rows.flatMap(({ title, role, unit }) =>
      title === null || role === null || unit === null ? [] : [{ title, role, unit }],
    )
    return [{ personId, name: person.name, demo: person.demo, accountId, account, active, locked, posts }]
  })
}

async function listAllAccounts(scope: ReadScope<CoreTables>, now: Date): Promise<AccountSummary[]> {
  const accounts: AccountSummary[] = []
  for (;;) {
    const last = accounts.at(-1)
    const page = await listAccounts(scope.as(authModule), { now, ...(last !== undefined && { after: last.account }) })
    if (page.length === 0) return accounts
    accounts.push(...page)
  }
}
