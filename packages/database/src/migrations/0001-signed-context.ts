import { type Kysely, sql } from 'kysely'

/**
 * The schema `linli`: the signed context, verified where the data is. A plain setting could be set again by any SQL, so a
 * role that can only `set_config` must not be able to choose its tenant.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table linli.context_secret (
    only_row boolean primary key default true check (only_row),
    secret text not null,
    inner_key bytea not null,
    outer_key bytea not null
  )`.execute(db)

  // Declared immutable so that each session folds the keys into its plan once: reading them at every request would cost
  // more than all the rest of the check. A new secret therefore needs new connections.
  for (const key of ['inner_key', 'outer_key']) {
    await sql`
      create function ${sql.ref(`linli.${key}`)}() returns bytea
      language plpgsql immutable set search_path = pg_catalog
      as $$ begin return (select ${sql.ref(key)} from linli.context_secret); end $$`.execute(db)
  }

  await sql`
    create function linli.refuse_context(problem text) returns text
    language plpgsql set search_path = pg_catalog
    as $$ begin raise exception 'linli: the context is %', problem using errcode = '28000'; end $$`.execute(db)

  await defineClaim(db, 'tenant', 'uuid', 1)
  await defineClaim(db, 'city', 'uuid', 2)
  await defineClaim(db, 'actor', 'uuid', 3)
  await defineClaim(db, 'module', 'text', 4)

  await sql`
    create function linli.platform() returns boolean
    language sql stable parallel restricted
    as $$ select linli.module() is not null and linli.tenant() is null $$`.execute(db)

  await sql`
    create function linli.protect(target regclass) returns void
    language plpgsql set search_path = pg_catalog
    as $$
    begin
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format(
        'create policy tenant on %s using (tenant_id = linli.tenant()) with check (tenant_id = linli.tenant())', target);
    end
    $$`.execute(db)
  await sql`grant usage on schema linli to public`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function linli.protect(regclass)`.execute(db)
  await sql`drop function linli.refuse_context(text)`.execute(db)
  for (const name of ['platform', 'module', 'actor', 'city', 'tenant', 'inner_key', 'outer_key']) {
    await sql`drop function ${sql.ref(`linli.${name}`)}()`.execute(db)
  }
  await sql`drop table linli.context_secret`.execute(db)
}

/**
 * Defines the function that tells one claim of the context: null without a context, an error unless its MAC, expiry, role
 * and backend hold. One expression, since PL/pgSQL sets each one up anew in every transaction.
 */
async function defineClaim(db: Kysely<unknown>, name: string, type: 'uuid' | 'text', position: number): Promise<void> {
  await sql`
    create function ${sql.ref(`linli.${name}`)}() returns ${sql.raw(type)}
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog
    as $$
    declare
      token constant text := coalesce(current_setting('linli.context', true), '');
    begin
      return case
        when token = '' then null
        when encode(sha256(linli.outer_key() || sha256(linli.inner_key() || convert_to(split_part(token, '.', 1), 'UTF8'))), 'hex')
             is distinct from split_part(token, '.', 2)
          then linli.refuse_context('forged')
        when split_part(token, '|', 5)::bigint < extract(epoch from clock_timestamp()) * 1000
          then linli.refuse_context('expired')
        when split_part(token, '|', 4) is distinct from current_setting('role')
             or split_part(split_part(token, '.', 1), '|', 6) not in ('0', pg_backend_pid()::text)
          then linli.refuse_context('borrowed')
        else nullif(split_part(token, '|', ${sql.lit(position)}), '')
      end::${sql.raw(type)};
    end $$`.execute(db)
}
