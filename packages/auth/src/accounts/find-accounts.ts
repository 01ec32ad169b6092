import type { ReadScope, WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'

export interface FoundAccount {
  readonly accountId: string
  readonly account: string
  readonly personId: string
  readonly active: boolean
}

export interface AccountSearch {
  readonly accountId?: string
  /** A part of the name, in lower case. */
  readonly text?: string
  readonly active?: boolean
  readonly limit: number
}

/** The tenant's accounts of which all that is asked holds, by name, at most `limit` of them. */
export async function findAccounts(
  scope: ReadScope<AuthTables> | WriteScope<AuthTables>,
  { accountId, text, active, limit }: AccountSearch,
): Promise<FoundAccount[]> {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db
    .selectFrom('auth.account')
    .select(['id as accountId', 'account', 'person_id as personId', 'active'])
    .$if(accountId !== undefined, (query) => query.where('id', '=', accountId ?? ''))
    .$if(text !== undefined, (query) => query.where(sql<boolean>`strpos(account, ${text ?? ''}) > 0`))
    .$if(active !== undefined, (query) => query.where('active', '=', active ?? true))
    .orderBy('account')
    .limit(limit)
    .execute()
}
