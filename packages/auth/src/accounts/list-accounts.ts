import type { ReadScope, WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import { selectAccounts } from './account.queries.ts'

export interface AccountSummary {
  readonly accountId: string
  readonly account: string
  readonly personId: string
  readonly active: boolean
  /** Too many wrong passwords, at the moment asked for. */
  readonly locked: boolean
  readonly mustChangePassword: boolean
  readonly lastSignInAt: Date | undefined
}

export interface ListAccountsInput {
  readonly now: Date
  /** Only these people's accounts. */
  readonly personIds?: readonly string[]
  /** Goes on after this account name. */
  readonly after?: string
  readonly limit?: number
}

const PAGE_SIZE = 500

/** The tenant's accounts by name, at most `limit` (500) of them. */
export async function listAccounts(
  scope: ReadScope<AuthTables> | WriteScope<AuthTables>,
  { now, personIds, after, limit = PAGE_SIZE }: ListAccountsInput,
): Promise<AccountSummary[]> {
  const rows = await selectAccounts(scope, { personIds, after, limit })
  return rows.map((row) => ({
    accountId: row.id,
    account: row.account,
    personId: row.person_id,
    active: row.active,
    locked: row.locked_until !== null && row.locked_until > now,
    mustChangePassword: row.must_change_password,
    lastSignInAt: row.last_sign_in_at ?? undefined,
  }))
}
