import { authModule, listAccountSecurity } from '@linli/auth'
import type { AccountSecurityFilter, AccountSecurityRow, Page } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import type { CoreTables } from '../core-module.ts'
import { findPeopleNamed, selectNames } from './office.queries.ts'

export interface AccountStatesQuery {
  readonly now: Date
  readonly q?: string | undefined
  readonly state?: AccountSecurityFilter | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The tenant's accounts by name, with what protects each: for its security administrator. */
export async function listAccountStates(
  scope: ReadScope<CoreTables>,
  { now, q, state, cursor, limit }: AccountStatesQuery,
): Promise<Page<AccountSecurityRow>> {
  const find = q === undefined ? undefined : { text: q.toLowerCase(), personIds: await findPeopleNamed(scope, q) }
  const query = { now, find, state, after: cursor, limit: limit + 1 }
  const found = await listAccountSecurity(scope.as(authModule), query)
  const accounts = found.slice(0, limit)
  const names = await selectNames(
    scope,
    accounts.map(({ personId }) => personId),
  )
  const rows = accounts.map(
    ({ accountId, lockedUntil, secondFactorSince, lastSignInAt, invitedUntil, linkedAs, ...account }) => ({
      ...account,
      id: accountId,
      name: names.get(account.personId) ?? '',
      ...(lockedUntil && { lockedUntil: lockedUntil.toISOString() }),
      ...(secondFactorSince && { secondFactorSince: secondFactorSince.toISOString() }),
      ...(lastSignInAt && { lastSignInAt: lastSignInAt.toISOString() }),
      ...(invitedUntil && { invitedUntil: invitedUntil.toISOString() }),
      ...(linkedAs !== undefined && { linkedAs }),
    }),
  )
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, ...(last && { nextCursor: last.account }) }
}
