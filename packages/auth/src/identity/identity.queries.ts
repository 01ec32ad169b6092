import type { ReadScope, WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'
import { splitTenantScopedId } from '../sessions/session-token.ts'
import type { IdentityProviderTable } from './identity.tables.ts'

type Scope = WriteScope<AuthTables>
export type ProviderRow = Omit<IdentityProviderTable, 'tenant_id'>

/** Of a link `l` and the provider `p` that is set now: with another issuer, or under another claim, a link is none. */
export const isLinkOfProvider = sql<boolean>`l.issuer = p.issuer and l.claim = p.account_claim`

export function findProvider(scope: Scope | ReadScope<AuthTables>): Promise<ProviderRow | undefined> {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db
    .selectFrom('auth.identity_provider')
    .select(['label', 'issuer', 'client_id', 'client_secret_sealed', 'account_claim', 'mode'])
    .executeTakeFirst()
}

export async function putProvider(scope: Scope, row: ProviderRow): Promise<void> {
  await scope.db
    .insertInto('auth.identity_provider')
    .values(row)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute()
}

/** Tells the sign-in page of the tenant's provider; without a label, no more. */
export async function publishProvider(scope: Scope, label: string | null): Promise<void> {
  await scope.db
    .selectNoFrom((eb) => eb.fn<string>('auth.publish_provider', [eb.cast<string>(eb.val(label), 'text')]).as('done'))
    .execute()
}

/** Asked outside any tenant. */
export async function selectPublished(platform: Scope): Promise<{ tenantId: string; label: string }[]> {
  const { rows } = await sql<{ tenant: string; label: string }>`select * from auth.published_providers()`.execute(
    platform.db,
  )
  return rows.map(({ tenant, label }) => ({ tenantId: tenant, label }))
}

export async function insertBegun(
  scope: Scope,
  begun: {
    tokenHash: string
    state: string
    nonce: string
    verifierSealed: string
    issuer: string
    claim: string
    /** Whose owner is linking it. */
    accountId: string | undefined
    expiresAt: Date
    now: Date
  },
): Promise<void> {
  await scope.db.deleteFrom('auth.provider_sign_in').where('expires_at', '<=', begun.now).execute()
  await scope.db
    .insertInto('auth.provider_sign_in')
    .values({
      token_hash: begun.tokenHash,
      state: begun.state,
      nonce: begun.nonce,
      verifier_sealed: begun.verifierSealed,
      issuer: begun.issuer,
      claim: begun.claim,
      account_id: begun.accountId ?? null,
      expires_at: begun.expiresAt,
    })
    .execute()
}

/** Takes a sign-in that is under way, once. */
export function takeBegun(scope: Scope, tokenHash: string, now: Date) {
  return scope.db
    .deleteFrom('auth.provider_sign_in')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning(['state', 'nonce', 'verifier_sealed', 'issuer', 'claim', 'account_id'])
    .executeTakeFirst()
}

/** Who somebody is at which provider, and the claim that says so. */
export interface LinkedIdentity {
  readonly issuer: string
  readonly claim: string
  readonly subject: string
}

/**
 * The account that is linked with somebody at the provider; nothing when none is, or it is closed. Holds the account's row,
 * so that closing it waits and then sees the new session.
 */
export function findLinkedAccount(scope: Scope, { issuer, claim, subject }: LinkedIdentity) {
  return scope.db
    .selectFrom('auth.identity_link as l')
    .innerJoin('auth.account as a', 'a.id', 'l.account_id')
    .select(['a.id', 'a.person_id', 'a.created_at'])
    .where('l.issuer', '=', issuer)
    .where('l.claim', '=', claim)
    .where('l.subject', '=', subject)
    .where('a.active', '=', true)
    .forUpdate()
    .executeTakeFirst()
}

export async function recordProviderSignIn(scope: Scope, accountId: string, now: Date): Promise<void> {
  await scope.db.updateTable('auth.account').set({ last_sign_in_at: now }).where('id', '=', accountId).execute()
}

/** False when that person is linked with another account already. */
export async function putLink(
  scope: Scope,
  { accountId, issuer, claim, subject, now }: LinkedIdentity & { readonly accountId: string; readonly now: Date },
): Promise<boolean> {
  const other = await scope.db
    .selectFrom('auth.identity_link')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('claim', '=', claim)
    .where('subject', '=', subject)
    .where('account_id', '<>', accountId)
    .executeTakeFirst()
  if (other !== undefined) return false
  await scope.db.deleteFrom('auth.identity_link').where('account_id', '=', accountId).execute()
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('auth.identity_link')
    .values({ account_id: accountId, issuer, claim, subject, linked_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'issuer', 'claim', 'subject']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteLink(scope: Scope, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('auth.identity_link')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The sealed token with which a session signed in at the provider; nothing for one that began with a password. */
export async function findIdToken(scope: Scope, sessionId: string): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('auth.session')
    .select('id_token_sealed')
    .where('id', '=', splitTenantScopedId(sessionId).key)
    .executeTakeFirst()
  return row?.id_token_sealed ?? undefined
}

/** How an account is linked with the provider that is set now; nothing where it is not. */
export function findLinkOfAccount(scope: Scope | ReadScope<AuthTables>, accountId: string) {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db
    .selectFrom('auth.identity_link as l')
    .innerJoin('auth.identity_provider as p', (join) => join.on(isLinkOfProvider))
    .select(['l.subject', 'l.linked_at'])
    .where('l.account_id', '=', accountId)
    .executeTakeFirst()
}

/** How many open accounts there are, and how many of them are linked with the provider that is set now. */
export async function countLinked(scope: ReadScope<AuthTables>): Promise<{ open: number; linked: number }> {
  const row = await scope.db
    .selectFrom('auth.account as a')
    .leftJoin('auth.identity_provider as p', (join) => join.onTrue())
    .leftJoin('auth.identity_link as l', (join) => join.onRef('l.account_id', '=', 'a.id').on(isLinkOfProvider))
    .select((eb) => [eb.fn.countAll<string>().as('open'), eb.fn.count<string>('l.account_id').as('linked')])
    .where('a.active', '=', true)
    .executeTakeFirstOrThrow()
  return { open: Number(row.open), linked: Number(row.linked) }
}
