import { type Kysely, sql } from 'kysely'

/**
 * Accounts and sessions of each tenant, and the one table above tenants: a person who signs in names no tenant, so a
 * directory knows where each account is at home. Nobody holds a right on it; two functions each answer one question.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant usage on schema auth to linli_auth`.execute(db)
  await createAccount(db)
  await createSession(db)
  await createDirectory(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function auth.claim_account(text)`.execute(db)
  await sql`drop function auth.tenant_of_account(text)`.execute(db)
  await sql`drop table auth.account_directory`.execute(db)
  await sql`drop table auth.session`.execute(db)
  await sql`drop table auth.account`.execute(db)
  await sql`revoke usage on schema auth from linli_auth`.execute(db)
}

async function createAccount(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.account (
      tenant_id uuid not null,
      id uuid not null,
      account text not null check (account ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
      person_id uuid not null,
      password_hash text not null check (password_hash like '$argon2id$%'),
      active boolean not null default true,
      must_change_password boolean not null default false,
      failed_count integer not null default 0 check (failed_count >= 0),
      failing_since timestamptz,
      locked_until timestamptz,
      last_sign_in_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, account)
    )`.execute(db)
  await sql`create index account_person on auth.account (tenant_id, person_id)`.execute(db)
  await sql`select linli.protect('auth.account')`.execute(db)
  await sql`grant select, insert, update on auth.account to linli_auth`.execute(db)
}

async function createSession(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.session (
      tenant_id uuid not null,
      id text not null check (id ~ '^[0-9a-f]{64}$'),
      account_id uuid not null,
      post_id uuid,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`create index session_account on auth.session (tenant_id, account_id)`.execute(db)
  await sql`select linli.protect('auth.session')`.execute(db)
  await sql`grant select, insert, update, delete on auth.session to linli_auth`.execute(db)
}

async function createDirectory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.account_directory (
      account text primary key,
      home_tenant_id uuid not null
    )`.execute(db)
  await sql`revoke all on auth.account_directory from public`.execute(db)
  // Asked before anybody is signed in, so it answers outside a tenant only: inside one it would tell of the others.
  await sql`
    create function auth.tenant_of_account(name text) returns uuid
      language sql stable security definer set search_path = pg_catalog
      return (select home_tenant_id from auth.account_directory where account = name and linli.platform())`.execute(db)
  // True when the name now belongs to the scope's tenant; false when any tenant had it before.
  await sql`
    create function auth.claim_account(name text) returns boolean
      language plpgsql volatile security definer set search_path = pg_catalog
      as $$
      begin
        if linli.tenant() is null then raise exception 'no tenant'; end if;
        insert into auth.account_directory (account, home_tenant_id) values (name, linli.tenant()) on conflict do nothing;
        return found;
      end
      $$`.execute(db)
  for (const name of ['tenant_of_account', 'claim_account']) {
    const definer = sql`auth.${sql.id(name)}(text)`
    await sql`alter function ${definer} owner to linli_owner`.execute(db)
    await sql`revoke all on function ${definer} from public`.execute(db)
    await sql`grant execute on function ${definer} to linli_auth`.execute(db)
  }
}
