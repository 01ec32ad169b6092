import type { ReadScope, WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import type { InvitationOutcome } from './invitation.tables.ts'

type Scope = WriteScope<AuthTables>

export async function insertInvitation(
  scope: Scope,
  invitation: { tokenHash: string; accountId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await scope.db
    .insertInto('auth.invitation')
    .values({
      token_hash: invitation.tokenHash,
      account_id: invitation.accountId,
      created_at: invitation.now,
      expires_at: invitation.expiresAt,
      ended_at: null,
      outcome: null,
    })
    .execute()
}

/** How many were open until now; without an outcome they ended with whatever became of the account. */
export async function endInvitations(
  scope: Scope,
  { accountId, outcome, now }: { accountId: string; outcome?: InvitationOutcome; now: Date },
): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.invitation')
    .set({ ended_at: now, outcome: outcome ?? null })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whose invitation it is, if it is open and the account is. */
export function findInvited(scope: Scope, tokenHash: string, now: Date) {
  return scope.db
    .selectFrom('auth.invitation as i')
    .innerJoin('auth.account as a', 'a.id', 'i.account_id')
    .select(['a.id', 'a.account', 'a.person_id'])
    .where('i.token_hash', '=', tokenHash)
    .where('i.ended_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('a.active', '=', true)
    .executeTakeFirst()
}

/** Uses it up; false when somebody else has been quicker. */
export async function takeInvitation(scope: Scope, tokenHash: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.invitation')
    .set({ ended_at: now, outcome: 'used' })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Sets the password that its owner has chosen, with the failures taken off. */
export async function setChosenPassword(scope: Scope, accountId: string, hash: string, now: Date): Promise<void> {
  await scope.db
    .updateTable('auth.account')
    .set({
      password_hash: hash,
      must_change_password: false,
      password_changed_at: now,
      failed_count: 0,
      failing_since: null,
      locked_until: null,
    })
    .where('id', '=', accountId)
    .execute()
}

/** A place in the list of invitations. */
export interface InvitationPosition {
  readonly at: Date
  readonly handle: string
}

export interface InvitationQuery {
  readonly now: Date
  /** Those alone that may still be used. */
  readonly openOnly: boolean
  readonly after?: InvitationPosition | undefined
  readonly limit: number
}

/** Newest first. */
export function selectInvitations(
  scope: ReadScope<AuthTables> | Scope,
  { now, openOnly, after, limit }: InvitationQuery,
) {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db
    .selectFrom('auth.invitation as i')
    .innerJoin('auth.account as a', 'a.id', 'i.account_id')
    .select([
      'i.handle',
      'i.account_id',
      'i.created_at',
      'i.expires_at',
      'i.ended_at',
      'i.outcome',
      'a.account',
      'a.person_id',
      'a.active',
    ])
    .$if(openOnly, (rows) =>
      rows.where('i.ended_at', 'is', null).where('i.expires_at', '>', now).where('a.active', '=', true),
    )
    .$if(after !== undefined, (rows) =>
      rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('i.created_at', 'i.handle'), '<', tuple(after?.at ?? now, after?.handle ?? '')),
      ),
    )
    .orderBy('i.created_at', 'desc')
    .orderBy('i.handle', 'desc')
    .limit(limit)
    .execute()
}
