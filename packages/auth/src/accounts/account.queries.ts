import type { ReadScope, WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'
import type { SignInRules } from '../rules/sign-in-rules.ts'

type Scope = WriteScope<AuthTables>

/** How many wrong passwords in a row lock an account, and for how long; failures further apart than that do not add up. */
export interface Lockout {
  readonly failures: number
  readonly minutes: number
}

export function lockoutOf({ lockoutFailures, lockoutMinutes }: SignInRules): Lockout {
  return { failures: lockoutFailures, minutes: lockoutMinutes }
}

/** An account is named by what the person typed, or by its id when they are signed in. */
export type AccountKey = { readonly column: 'account' | 'id'; readonly value: string }

const whatSignInNeeds = [
  'id',
  'account',
  'person_id',
  'password_hash',
  'active',
  'must_change_password',
  'created_at',
  'password_changed_at',
] as const

const MINUTE_MS = 60_000

/**
 * Counts an attempt before its password is looked at, in one statement, so that a hundred guesses at once are still a
 * hundred counted one after the other, and the fifth closes the door. Nothing when the account is locked or absent.
 */
export async function countAttempt(scope: Scope, key: AccountKey, lockout: Lockout, now: Date) {
  const lockMs = lockout.minutes * MINUTE_MS
  const windowStart = sql`${new Date(now.getTime() - lockMs)}::timestamptz`
  const lockedUntil = sql`${new Date(now.getTime() + lockMs)}::timestamptz`
  const starting = sql`(failing_since is null or failing_since <= ${windowStart})`
  const count = sql<number>`case when ${starting} then 1 else failed_count + 1 end`
  return scope.db
    .updateTable('auth.account')
    .set({
      failed_count: count,
      failing_since: sql<Date>`case when ${starting} then ${now}::timestamptz else failing_since end`,
      locked_until: sql<Date | null>`case when (${count}) >= ${lockout.failures}::integer then ${lockedUntil} end`,
    })
    .where(key.column, '=', key.value)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning(whatSignInNeeds)
    .executeTakeFirst()
}

export type CountedAccount = NonNullable<Awaited<ReturnType<typeof countAttempt>>>

/** An account's name and until when it is locked; nothing when there is no such account. */
export function findLock(scope: Scope, key: AccountKey) {
  return scope.db
    .selectFrom('auth.account')
    .select(['account', 'locked_until'])
    .where(key.column, '=', key.value)
    .executeTakeFirst()
}

/** An account by its name; nothing when there is none in the scope's tenant. */
export function selectAccountByName(scope: Scope, account: string) {
  return scope.db
    .selectFrom('auth.account')
    .select(['id', 'person_id', 'locked_until'])
    .where('account', '=', account)
    .executeTakeFirst()
}

/**
 * Records a sign-in whose password was right, unless the account was closed or its password changed while it was being
 * looked at; false then. Holds the account's row, so that closing it waits and then sees the new session.
 */
export async function recordSignIn(
  scope: Scope,
  account: Pick<CountedAccount, 'id' | 'password_hash'>,
  { now, mustChangePassword }: { now: Date; mustChangePassword: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.account')
    .set({ ...noFailures, last_sign_in_at: now, must_change_password: mustChangePassword })
    .where('id', '=', account.id)
    .where('active', '=', true)
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * The password was right and the second step is still to come: this attempt was no failure, and those before it stay
 * counted, or whoever knows the password could try codes for ever. False as in `recordSignIn`.
 */
export async function passHalfway(
  scope: Scope,
  account: Pick<CountedAccount, 'id' | 'password_hash'>,
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.account')
    .set({ failed_count: sql<number>`greatest(failed_count - 1, 0)`, locked_until: null })
    .where('id', '=', account.id)
    .where('active', '=', true)
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a lock off, and the failures that led to it; false when there is no such account or it was not locked. */
export async function clearLock(scope: Scope, accountId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.account')
    .set(noFailures)
    .where('id', '=', accountId)
    .where('locked_until', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes back the counting of an attempt that was none, and whatever was counted before it. */
export async function forgetFailures(scope: Scope, accountId: string): Promise<void> {
  await scope.db.updateTable('auth.account').set(noFailures).where('id', '=', accountId).execute()
}

/** Puts a new hash in the place of exactly the one that was verified; false when that one is gone. */
export async function replaceHash(
  scope: Scope,
  account: { id: string; password_hash: string },
  next: { hash: string; mustChangePassword: boolean; changedAt?: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.account')
    .set({
      ...noFailures,
      password_hash: next.hash,
      must_change_password: next.mustChangePassword,
      ...(next.changedAt && { password_changed_at: next.changedAt }),
    })
    .where('id', '=', account.id)
    .where('active', '=', true)
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The tenant where an account is at home; asked outside any tenant. */
export async function findTenantOfAccount(platform: Scope, account: string): Promise<string | undefined> {
  const { tenant } = await platform.db
    .selectNoFrom((eb) => eb.fn<string | null>('auth.tenant_of_account', [eb.val(account)]).as('tenant'))
    .executeTakeFirstOrThrow()
  return tenant ?? undefined
}

/** Takes an account name for the scope's tenant; false when any tenant has it. */
export async function claimAccountName(scope: Scope, account: string): Promise<boolean> {
  const { claimed } = await scope.db
    .selectNoFrom((eb) => eb.fn<boolean>('auth.claim_account', [eb.val(account)]).as('claimed'))
    .executeTakeFirstOrThrow()
  return claimed
}

export async function insertAccount(
  scope: Scope,
  account: { id: string; account: string; personId: string; hash: string; mustChangePassword: boolean },
): Promise<void> {
  await scope.db
    .insertInto('auth.account')
    .values({
      id: account.id,
      account: account.account,
      person_id: account.personId,
      password_hash: account.hash,
      must_change_password: account.mustChangePassword,
    })
    .execute()
}

/** False when there is no such account. */
export async function updateAccountActive(scope: Scope, accountId: string, active: boolean): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.account')
    .set(active ? { active, ...noFailures } : { active })
    .where('id', '=', accountId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Sets a hash whatever the one before was, for an administrator. */
export async function updateHash(scope: Scope, accountId: string, hash: string): Promise<void> {
  await scope.db
    .updateTable('auth.account')
    .set({ ...noFailures, password_hash: hash, must_change_password: true })
    .where('id', '=', accountId)
    .execute()
}

/** The hash that holds, of a row that nobody else changes until the transaction ends; nothing without an account. */
export async function lockHash(scope: Scope, accountId: string): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('auth.account')
    .select('password_hash')
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row?.password_hash
}

export function selectAccounts(
  scope: ReadScope<AuthTables> | WriteScope<AuthTables>,
  page: { personIds?: readonly string[] | undefined; after?: string | undefined; limit: number },
) {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db
    .selectFrom('auth.account')
    .select(['id', 'account', 'person_id', 'active', 'must_change_password', 'locked_until', 'last_sign_in_at'])
    .$if(page.personIds !== undefined, (query) =>
      query.where('person_id', '=', sql<string>`any(${page.personIds ?? []}::uuid[])`),
    )
    .$if(page.after !== undefined, (query) => query.where('account', '>', page.after ?? ''))
    .orderBy('account')
    .limit(page.limit)
    .execute()
}

const noFailures = { failed_count: 0, failing_since: null, locked_until: null } as const
