import { prepareQuery, type WriteScope } from '@linli/database'
import type { AccountKey } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import type { Client } from '../client.ts'

type Scope = WriteScope<AuthTables>

export interface SignInNote extends Client {
  readonly id: string
  readonly at: Date
  readonly outcome: string
}

export async function insertSignIn(scope: Scope, accountId: string, note: SignInNote): Promise<void> {
  await scope.db
    .insertInto('auth.sign_in')
    .values({ ...columnsOf(note), account_id: accountId })
    .execute()
}

/** Says how an attempt ended that was noted before its password was looked at. */
export async function updateOutcome(scope: Scope, id: string, outcome: string): Promise<void> {
  await scope.db.updateTable('auth.sign_in').set({ outcome }).where('id', '=', id).execute()
}

/**
 * Until when an account is locked, with a note that somebody tried; nothing, in as many statements, when there is no such
 * account.
 */
export function findLockAndNote(scope: Scope, key: AccountKey, note: SignInNote) {
  const { id, at, ip, user_agent, outcome } = columnsOf(note)
  return scope.db
    .with('found', (db) =>
      db.selectFrom('auth.account').select(['id', 'account', 'locked_until']).where(key.column, '=', key.value),
    )
    .with('noted', (db) =>
      db
        .insertInto('auth.sign_in')
        .columns(['id', 'account_id', 'at', 'ip', 'user_agent', 'outcome'])
        .expression(
          db
            .selectFrom('found')
            .select((eb) => [
              eb.cast<string>(eb.val(id), 'uuid').as('id'),
              'found.id as account_id',
              eb.cast<Date>(eb.val(at), 'timestamptz').as('at'),
              eb.cast<string>(eb.val(ip), 'text').as('ip'),
              eb.cast<string>(eb.val(user_agent), 'text').as('user_agent'),
              eb.cast<string>(eb.val(outcome), 'text').as('outcome'),
            ]),
        ),
    )
    .selectFrom('found')
    .select(['id', 'account', 'locked_until'])
    .executeTakeFirst()
}

function columnsOf({ id, at, ip, userAgent, outcome }: SignInNote) {
  return { id, at, ip: ip.slice(0, 64), user_agent: userAgent.slice(0, 200), outcome }
}

/** Newest first. */
export const signInPage = prepareQuery<AuthTables, { accountId: string; before: Date; limit: number }>()((db, param) =>
  db
    .selectFrom('auth.sign_in')
    .select(['id', 'at', 'ip', 'user_agent as userAgent', 'outcome'])
    .where('account_id', '=', param('accountId'))
    .where('at', '<', param('before'))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(param('limit')),
)

export async function deleteSignInsBefore(scope: Scope, before: Date): Promise<void> {
  await scope.db.deleteFrom('auth.sign_in').where('at', '<', before).execute()
}

/** Newest first. */
export async function selectFormerHashes(scope: Scope, accountId: string, limit: number): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('auth.former_password')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('replaced_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.password_hash)
}

/** Keeps a password that was replaced, and of those before it only as many as are needed. */
export async function keepFormerHash(
  scope: Scope,
  former: { accountId: string; hash: string; now: Date; keep: number },
): Promise<void> {
  const { accountId, hash, now, keep } = former
  if (keep > 0) {
    await scope.db
      .insertInto('auth.former_password')
      .values({ account_id: accountId, replaced_at: now, password_hash: hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const [oldest] = await scope.db
    .selectFrom('auth.former_password')
    .select('replaced_at')
    .where('account_id', '=', accountId)
    .orderBy('replaced_at', 'desc')
    .offset(keep)
    .limit(1)
    .execute()
  if (oldest === undefined) return
  await scope.db
    .deleteFrom('auth.former_password')
    .where('account_id', '=', accountId)
    .where('replaced_at', '<=', oldest.replaced_at)
    .execute()
}
