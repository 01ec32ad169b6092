import type { ReadScope, WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import { type InvitationQuery, selectInvitations } from './invitation.queries.ts'
import type { InvitationOutcome } from './invitation.tables.ts'

export interface InvitationSummary {
  readonly handle: string
  readonly accountId: string
  readonly account: string
  readonly personId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** `ended` for what ended before it was kept how, and for that of an account that is closed. */
  readonly state: 'open' | 'expired' | 'ended' | InvitationOutcome
  readonly endedAt: Date | undefined
}

/** The tenant's invitations, newest first, with what has become of each. */
export async function listInvitations(
  scope: ReadScope<AuthTables> | WriteScope<AuthTables>,
  query: InvitationQuery,
): Promise<InvitationSummary[]> {
  const rows = await selectInvitations(scope, query)
  return rows.map((row) => ({
    handle: row.handle,
    accountId: row.account_id,
    account: row.account,
    personId: row.person_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: stateOf(row, query.now),
    endedAt: row.ended_at ?? undefined,
  }))
}

type InvitationRow = Awaited<ReturnType<typeof selectInvitations>>[number]

function stateOf({ active, ended_at, expires_at, outcome }: InvitationRow, now: Date): InvitationSummary['state'] {
  if (ended_at !== null) return outcome ?? 'ended'
  if (expires_at <= now) return 'expired'
  return active ? 'open' : 'ended'
}
