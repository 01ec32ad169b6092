import type { ReadScope } from '@linli/database'
import { sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'
import { isLinkOfProvider } from '../identity/identity.queries.ts'

export interface AccountSecurityQuery {
  readonly now: Date
  /** A part of the account's name, or one of these people. */
  readonly find?: { readonly text: string; readonly personIds: readonly string[] } | undefined
  readonly state?: 'all' | 'locked' | 'without-second-factor' | 'signed-in' | undefined
  readonly personIds?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Accounts by name with what protects them and how many sessions are open. */
export function selectAccountSecurity(scope: ReadScope<AuthTables>, query: AccountSecurityQuery) {
  const { now, find, state, personIds, after, limit } = query
  const openSessions = sql<boolean>`s.expires_at > ${now} and not s.half
    and s.last_seen_at > ${now}::timestamptz - make_interval(mins => s.idle_minutes)`
  const invitedUntil = sql<Date | null>`(select max(i.expires_at) from auth.invitation i
    where i.account_id = a.id and i.ended_at is null and i.expires_at > ${now})`
  return scope.db
    .selectFrom('auth.account as a')
    .leftJoin('auth.second_factor as f', 'f.account_id', 'a.id')
    .leftJoin('auth.identity_provider as p', (join) => join.onTrue())
    .leftJoin('auth.identity_link as l', (join) => join.onRef('l.account_id', '=', 'a.id').on(isLinkOfProvider))
    .select((eb) => [
      'a.id',
      'a.account',
      'a.person_id',
      'a.active',
      'a.locked_until',
      'a.last_sign_in_at',
      'f.confirmed_at',
      'l.subject',
      invitedUntil.as('invited_until'),
      eb
        .selectFrom('auth.session as s')
        .select((count) => count.fn.countAll<string>().as('count'))
        .whereRef('s.account_id', '=', 'a.id')
        .where(openSessions)
        .as('sessions'),
    ])
    .$if(find !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(position(${find?.text ?? ''} in a.account) > 0 or a.person_id = any(${find?.personIds ?? []}::uuid[]))`,
      ),
    )
    .$if(personIds !== undefined, (rows) => rows.where(sql<boolean>`a.person_id = any(${personIds ?? []}::uuid[])`))
    .$if(state === 'locked', (rows) => rows.where('a.locked_until', '>', now))
    .$if(state === 'without-second-factor', (rows) =>
      rows.where('f.confirmed_at', 'is', null).where('a.active', '=', true),
    )
    .$if(state === 'signed-in', (rows) =>
      rows.where((eb) =>
        eb.exists(
          eb.selectFrom('auth.session as s').select('s.id').whereRef('s.account_id', '=', 'a.id').where(openSessions),
        ),
      ),
    )
    .$if(after !== undefined, (rows) => rows.where('a.account', '>', after ?? ''))
    .orderBy('a.account')
    .limit(limit)
    .execute()
}

/** How many open accounts have no second factor; of these people alone where some are named. */
export async function countWithoutSecondFactor(
  scope: ReadScope<AuthTables>,
  personIds?: readonly string[],
): Promise<number> {
  const { count } = await scope.db
    .selectFrom('auth.account as a')
    .leftJoin('auth.second_factor as f', 'f.account_id', 'a.id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('a.active', '=', true)
    .where('f.confirmed_at', 'is', null)
    .$if(personIds !== undefined, (rows) => rows.where(sql<boolean>`a.person_id = any(${personIds ?? []}::uuid[])`))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findAccountName(scope: ReadScope<AuthTables>, accountId: string): Promise<string | undefined> {
  const row = await scope.db.selectFrom('auth.account').select('account').where('id', '=', accountId).executeTakeFirst()
  return row?.account
}
