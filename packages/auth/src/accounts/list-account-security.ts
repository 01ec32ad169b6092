import type { ReadScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import { type AccountSecurityQuery, selectAccountSecurity } from './account-security.queries.ts'

/** An account with what protects it. */
export interface AccountSecurity {
  readonly accountId: string
  readonly account: string
  readonly personId: string
  readonly active: boolean
  readonly lockedUntil: Date | undefined
  readonly secondFactorSince: Date | undefined
  readonly sessions: number
  readonly lastSignInAt: Date | undefined
  /** Until when an invitation of it may be used. */
  readonly invitedUntil: Date | undefined
  /** Who it is at the tenant's identity provider. */
  readonly linkedAs: string | undefined
}

/** The tenant's accounts by name, those that the query asks for. */
export async function listAccountSecurity(
  scope: ReadScope<AuthTables>,
  query: AccountSecurityQuery,
): Promise<AccountSecurity[]> {
  const rows = await selectAccountSecurity(scope, query)
  return rows.map((row) => ({
    accountId: row.id,
    account: row.account,
    personId: row.person_id,
    active: row.active,
    lockedUntil: row.locked_until !== null && row.locked_until > query.now ? row.locked_until : undefined,
    secondFactorSince: row.confirmed_at ?? undefined,
    sessions: Number(row.sessions ?? 0),
    lastSignInAt: row.last_sign_in_at ?? undefined,
    invitedUntil: row.invited_until ?? undefined,
    linkedAs: row.subject ?? undefined,
  }))
}
