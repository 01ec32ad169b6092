import { prepareQuery, type WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import type { SessionsOver } from './session.policy.ts'

type Scope = WriteScope<AuthTables>

export interface FoundSession {
  readonly account_id: string
  readonly post_id: string | null
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly person_id: string
  readonly active: boolean
  readonly must_change_password: boolean
}

/** A session with its account: the one statement of a checked request. */
export const findSession = prepareQuery<AuthTables, { id: string }>()<FoundSession>((db, param) =>
  db
    .selectFrom('auth.session as s')
    .innerJoin('auth.account as a', 'a.id', 's.account_id')
    .select([
      's.account_id',
      's.post_id',
      's.last_seen_at',
      's.expires_at',
      'a.person_id',
      'a.active',
      'a.must_change_password',
    ])
    .where('s.id', '=', param('id')),
)

export async function insertSession(
  scope: Scope,
  session: { id: string; accountId: string; postId: string | null; lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await scope.db
    .insertInto('auth.session')
    .values({
      id: session.id,
      account_id: session.accountId,
      post_id: session.postId,
      created_at: session.lastSeenAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Writes when a session was seen, unless it was written after `due` already. */
export async function touchSession(scope: Scope, id: string, now: Date, due: Date): Promise<void> {
  await scope.db
    .updateTable('auth.session')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('last_seen_at', '<=', due)
    .execute()
}

/** False when there is no such session any more. */
export async function updateSessionPost(scope: Scope, id: string, postId: string): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.session')
    .set({ post_id: postId })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteSession(scope: Scope, id: string): Promise<void> {
  await scope.db.deleteFrom('auth.session').where('id', '=', id).execute()
}

export async function deleteSessionsOfAccount(scope: Scope, accountId: string): Promise<void> {
  await scope.db.deleteFrom('auth.session').where('account_id', '=', accountId).execute()
}

/** Removes what an account's earlier sessions left behind; nobody else presents them again. */
export async function deleteEndedSessionsOfAccount(
  scope: Scope,
  accountId: string,
  ended: SessionsOver,
): Promise<void> {
  await deleteEnded(scope, ended).where('account_id', '=', accountId).execute()
}

/** Removes what all sessions of the tenant left behind. */
export async function deleteEndedSessions(scope: Scope, ended: SessionsOver): Promise<void> {
  await deleteEnded(scope, ended).execute()
}

function deleteEnded(scope: Scope, { expiredAt, unseenSince }: SessionsOver) {
  return scope.db
    .deleteFrom('auth.session')
    .where((eb) => eb.or([eb('expires_at', '<=', expiredAt), eb('last_seen_at', '<=', unseenSince)]))
}
