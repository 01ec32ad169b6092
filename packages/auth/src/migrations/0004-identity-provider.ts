import { type Kysely, sql } from 'kysely'

/**
 * Each tenant's identity provider, which of its accounts is whose there, and sign-ins that are under way. Whoever signs in
 * names no tenant, so a directory tells the sign-in page which tenants have one; nobody holds a right on it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.identity_provider (
      tenant_id uuid not null primary key,
      label text not null,
      issuer text not null,
      client_id text not null,
      client_secret_sealed text not null,
      account_claim text not null,
      mode text not null check (mode in ('off', 'allowed', 'required'))
    )`.execute(db)
  await sql`
    create table auth.identity_link (
      tenant_id uuid not null,
      account_id uuid not null,
      issuer text not null,
      subject text not null,
      linked_at timestamptz not null,
      primary key (tenant_id, account_id),
      unique (tenant_id, issuer, subject),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`
    create table auth.provider_sign_in (
      tenant_id uuid not null,
      token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
      state text not null,
      nonce text not null,
      verifier_sealed text not null,
      expires_at timestamptz not null,
      primary key (tenant_id, token_hash)
    )`.execute(db)
  for (const table of ['identity_provider', 'identity_link', 'provider_sign_in']) {
    await sql`select linli.protect(${sql.lit(`auth.${table}`)})`.execute(db)
    await sql`grant select, insert, update, delete on auth.${sql.id(table)} to linli_auth`.execute(db)
  }
  await sql`alter table auth.session add column id_token_sealed text`.execute(db)
  await createDirectory(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function auth.publish_provider(text)`.execute(db)
  await sql`drop function auth.published_providers()`.execute(db)
  await sql`drop table auth.provider_directory`.execute(db)
  await sql`alter table auth.session drop column id_token_sealed`.execute(db)
  for (const table of ['provider_sign_in', 'identity_link', 'identity_provider']) {
    await sql`drop table auth.${sql.id(table)}`.execute(db)
  }
}

async function createDirectory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.provider_directory (
      home_tenant_id uuid primary key,
      label text not null
    )`.execute(db)
  await sql`revoke all on auth.provider_directory from public`.execute(db)
  await sql`
    create function auth.published_providers() returns table (tenant uuid, label text)
      language sql stable security definer set search_path = pg_catalog
      as $$ select d.home_tenant_id, d.label from auth.provider_directory d where linli.platform() order by d.label $$`.execute(
    db,
  )
  // The scope's tenant tells of itself alone; without a label it is told of no more.
  await sql`
    create function auth.publish_provider(shown text) returns void
      language plpgsql volatile security definer set search_path = pg_catalog
      as $$
      begin
        if linli.tenant() is null then raise exception 'no tenant'; end if;
        delete from auth.provider_directory where home_tenant_id = linli.tenant();
        if shown is not null then
          insert into auth.provider_directory (home_tenant_id, label) values (linli.tenant(), shown);
        end if;
      end
      $$`.execute(db)
  for (const name of ['published_providers()', 'publish_provider(text)']) {
    const definer = sql.raw(`auth.${name}`)
    await sql`alter function ${definer} owner to linli_owner`.execute(db)
    await sql`revoke all on function ${definer} from public`.execute(db)
    await sql`grant execute on function ${definer} to linli_auth`.execute(db)
  }
}
