import type { WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'

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
    })
    .execute()
}

/** How many were open until now. */
export async function endInvitations(scope: Scope, accountId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.invitation')
    .set({ ended_at: now })
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
    .set({ ended_at: now })
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
