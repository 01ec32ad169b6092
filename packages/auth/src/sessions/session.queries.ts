import { prepareQuery, type WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'
import type { Client } from '../client.ts'

type Scope = WriteScope<AuthTables>

export interface FoundSession {
  readonly account_id: string
  readonly post_id: string | null
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly idle_minutes: number
  readonly half: boolean
  readonly must_enrol: boolean
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
      's.idle_minutes',
      's.half',
      's.must_enrol',
      'a.person_id',
      'a.active',
      // whoever signs in elsewhere has no password here to change
      sql<boolean>`a.must_change_password and s.id_token_sealed is null`.as('must_change_password'),
    ])
    .where('s.id', '=', param('id')),
)

export interface NewSession extends Client {
  readonly id: string
  readonly accountId: string
  readonly postId: string | null
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly idleMinutes: number
  readonly half: boolean
  readonly mustEnrol: boolean
  /** Of a session that began at an identity provider. */
  readonly idTokenSealed?: string | undefined
}

export async function insertSession(scope: Scope, session: NewSession): Promise<void> {
  await scope.db
    .insertInto('auth.session')
    .values({
      id: session.id,
      account_id: session.accountId,
      post_id: session.postId,
      created_at: session.lastSeenAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      idle_minutes: session.idleMinutes,
      half: session.half,
      must_enrol: session.mustEnrol,
      id_token_sealed: session.idTokenSealed ?? null,
      ip: session.ip.slice(0, 64),
      user_agent: session.userAgent.slice(0, 200),
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

/** The session that was ended; nothing when it was gone already. */
export function deleteSession(scope: Scope, id: string): Promise<{ id_token_sealed: string | null } | undefined> {
  return scope.db.deleteFrom('auth.session').where('id', '=', id).returning('id_token_sealed').executeTakeFirst()
}

export async function deleteSessionsOfAccount(scope: Scope, accountId: string): Promise<void> {
  await scope.db.deleteFrom('auth.session').where('account_id', '=', accountId).execute()
}

/** The account's sessions but one; all of them without one. */
export async function deleteOtherSessions(scope: Scope, accountId: string, keptId: string): Promise<void> {
  await scope.db.deleteFrom('auth.session').where('account_id', '=', accountId).where('id', '<>', keptId).execute()
}

/** Whose session was ended; nothing when there is none of this handle, or it is not that account's. */
export async function deleteSessionByHandle(
  scope: Scope,
  handle: string,
  accountId?: string,
): Promise<string | undefined> {
  const deleted = await scope.db
    .deleteFrom('auth.session')
    .where('handle', '=', handle)
    .$if(accountId !== undefined, (rows) => rows.where('account_id', '=', accountId ?? ''))
    .returning('account_id')
    .executeTakeFirst()
  return deleted?.account_id
}

/** The account's sessions that are good at a moment, the one seen last first. */
export const openSessions = prepareQuery<AuthTables, { accountId: string; now: Date }>()((db, param) =>
  db
    .selectFrom('auth.session')
    .select(['id', 'handle', 'created_at', 'last_seen_at', 'expires_at', 'ip', 'user_agent'])
    .where('account_id', '=', param('accountId'))
    .where('half', '=', false)
    .where('expires_at', '>', param('now'))
    .where(sql<boolean>`last_seen_at > ${param('now')}::timestamptz - make_interval(mins => idle_minutes)`)
    .orderBy('last_seen_at', 'desc'),
)

/** Removes what an account's earlier sessions left behind; nobody else presents them again. */
export async function deleteEndedSessionsOfAccount(scope: Scope, accountId: string, now: Date): Promise<void> {
  await deleteEnded(scope, now).where('account_id', '=', accountId).execute()
}

/** Removes what all sessions of the tenant left behind. */
export async function deleteEndedSessions(scope: Scope, now: Date): Promise<void> {
  await deleteEnded(scope, now).execute()
}

function deleteEnded(scope: Scope, now: Date) {
  const unseen = sql<boolean>`last_seen_at <= ${now}::timestamptz - make_interval(mins => idle_minutes)`
  return scope.db.deleteFrom('auth.session').where((eb) => eb.or([eb('expires_at', '<=', now), unseen]))
}
