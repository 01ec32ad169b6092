import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { DataShape } from './load-inboxes.ts'

/** A clerk of a tenant's overseer, signed in. */
export interface BenchSession {
  readonly tenantId: string
  readonly cityId: string
  readonly unitId: string
  readonly postId: string
  readonly personId: string
  /** A `Cookie` header. */
  readonly cookie: string
}

/** Signs clerks in without their passwords, which nobody knows: rows as signing in would have left them. */
export async function makeSessions(client: pg.Client, { tenants }: DataShape, count: number): Promise<BenchSession[]> {
  const { rows } = await client.query<Omit<BenchSession, 'cookie'>>(
    `select bench.tenant(1 + n % $1) as "tenantId", bench.city() as "cityId", bench.unit(1 + n % $1, 1) as "unitId",
       md5('post' || n)::uuid as "postId", md5('person' || n)::uuid as "personId"
     from generate_series(0, $2::bigint - 1) n`,
    [tenants, count],
  )
  const sessions = rows.map((row, index) => ({ ...row, token: tokenOf(index) }))
  await client.query("set session_replication_role = 'replica'")
  await client.query(STAFF, [JSON.stringify(sessions.map(toRow))])
  await client.query("set session_replication_role = 'origin'")
  return sessions.map(({ token, ...session }) => ({ ...session, cookie: `linli=${session.tenantId}.${token}` }))
}

function tokenOf(index: number): string {
  return createHash('sha256').update(`session ${index}`).digest('base64url')
}

function toRow({ tenantId, unitId, postId, personId, token }: Omit<BenchSession, 'cookie'> & { token: string }) {
  const sessionId = createHash('sha256').update(token).digest('hex')
  return { tenant: tenantId, unit: unitId, post: postId, person: personId, session: sessionId }
}

const STAFF = `
  with clerk as (
    select * from json_to_recordset($1::json) as c (tenant uuid, unit uuid, post uuid, person uuid, session text)
  ), person as (
    insert into core.person (tenant_id, id, name, demo) select tenant, person, '样例人员', true from clerk
  ), post as (
    insert into core.post (tenant_id, id, unit_id, title, role) select tenant, post, unit, '科员', 'office-clerk' from clerk
  ), appointment as (
    insert into core.appointment (tenant_id, id, person_id, post_id, valid_from)
    select tenant, post, person, post, '2020-01-01' from clerk
  ), account as (
    insert into auth.account (tenant_id, id, account, person_id, password_hash)
    select tenant, person, 'clerk-' || substr(person::text, 1, 13), person, '$argon2id$none' from clerk
  )
  insert into auth.session (tenant_id, id, account_id, post_id, created_at, last_seen_at, expires_at)
  select tenant, session, person, post, now(), now(), now() + interval '12 hours' from clerk`
