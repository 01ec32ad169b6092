import { type AccountSummary, authModule, findAccounts, listAccounts } from '@linli/auth'
import type { Page, PersonAccount, PersonAccountState, PersonRow, PostRole } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import { dayOf, isId, ok, type Result } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { type PeoplePage, selectPeoplePage, selectPostsOf } from './people-page.queries.ts'

export interface PeopleListing {
  readonly text?: string | undefined
  readonly unitId?: string | undefined
  readonly role?: PostRole | undefined
  readonly state?: PersonAccountState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly now: Date
}

/** More accounts than a district has people, so that a filter misses none. */
const ALL = 20_000

/** People of the tenant by name, with their account and the posts they hold today. Refuses with `input.invalid` for a bad cursor. */
export async function listPeople(
  scope: ReadScope<CoreTables>,
  listing: PeopleListing,
): Promise<Result<Page<PersonRow>>> {
  const { cursor, limit, now, text, unitId, role } = listing
  const after = cursor === undefined ? undefined : readPosition(cursor)
  if (cursor !== undefined && after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const on = dayOf(now)
  const byAccount = await findByAccount(scope, listing)
  const found = await selectPeoplePage(scope, { text, unitId, role, on, after, ...byAccount, limit: limit + 1 })
  const people = found.slice(0, limit)
  const last = found.length > limit ? people.at(-1) : undefined
  const ids = people.map(({ id }) => id)
  const accounts = ids.length === 0 ? [] : await listAccounts(scope.as(authModule), { now, personIds: ids })
  const posts = ids.length === 0 ? [] : await selectPostsOf(scope, ids, on)
  const postsOf = Map.groupBy(posts, ({ personId }) => personId)
  const rows = people.map((person) => ({
    ...person,
    ...accountOf(person.id, accounts),
    posts: (postsOf.get(person.id) ?? []).map(({ title, role: held, unit }) => ({ title, role: held, unit })),
  }))
  return ok({ rows, ...(last && { nextCursor: `${last.id}.${last.name}` }) })
}

/** What only the accounts know: whose name has the text in it, and who can sign in. */
async function findByAccount(
  scope: ReadScope<CoreTables>,
  { text, state }: PeopleListing,
): Promise<Pick<PeoplePage, 'orPersonIds' | 'onlyPersonIds' | 'notPersonIds'>> {
  const auth = scope.as(authModule)
  const find = async (search: { text?: string; active?: boolean }) =>
    (await findAccounts(auth, { ...search, limit: ALL })).map(({ personId }) => personId)
  return {
    ...(text !== undefined && { orPersonIds: await find({ text: text.toLowerCase() }) }),
    ...(state === 'none' && { notPersonIds: await find({}) }),
    ...(state === 'open' && { onlyPersonIds: await find({ active: true }) }),
    ...(state === 'closed' && { onlyPersonIds: await find({ active: false }) }),
  }
}

/** The first of a person's accounts, those in use before those that are closed. */
export function accountOf(personId: string, accounts: readonly AccountSummary[]): { account?: PersonAccount } {
  const own = accounts.filter((account) => account.personId === personId)
  const account = own.find(({ active }) => active) ?? own[0]
  if (account === undefined) return {}
  const { accountId: id, account: name, active, locked } = account
  return { account: { id, name, active, locked } }
}

function readPosition(cursor: string): { id: string; name: string } | undefined {
  const [id = '', ...name] = cursor.split('.')
  return isId(id) && name.length > 0 ? { id, name: name.join('.') } : undefined
}
