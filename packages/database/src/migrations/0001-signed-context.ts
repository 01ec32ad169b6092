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

  await sql`
    create function linli.verified() returns text
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog
    as $$
    declare
      token text := nullif(current_setting('linli.context', true), '');
      payload text;
      keys record;
      pid text;
    begin
      if token is null then
        return null;
      end if;
      payload := split_part(token, '.', 1);
      select inner_key, outer_key into strict keys from linli.context_secret;
      if encode(sha256(keys.outer_key || sha256(keys.inner_key || convert_to(payload, 'UTF8'))), 'hex')
         is distinct from split_part(token, '.', 2) then
        raise exception 'linli: the context is forged' using errcode = '28000';
      end if;
      if split_part(payload, '|', 5)::bigint < extract(epoch from clock_timestamp()) * 1000 then
        raise exception 'linli: the context has expired' using errcode = '28000';
      end if;
      pid := split_part(payload, '|', 6);
      if split_part(payload, '|', 4) is distinct from current_setting('role')
         or (pid <> '0' and pid <> pg_backend_pid()::text) then
        raise exception 'linli: the context is borrowed' using errcode = '28000';
      end if;
      return payload;
    end
    $$`.execute(db)

  await definePart(db, 'tenant', 'uuid', 1)
  await definePart(db, 'city', 'uuid', 2)
  await definePart(db, 'actor', 'uuid', 3)
  await definePart(db, 'module', 'text', 4)

  await sql`
    create function linli.platform() returns boolean
    language sql stable parallel restricted
    as $$ select linli.verified() is not null and linli.tenant() is null $$`.execute(db)

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
  await sql`revoke execute on function linli.protect(regclass) from public`.execute(db)
  await sql`grant usage on schema linli to public`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function linli.protect(regclass)`.execute(db)
  await sql`drop function linli.platform()`.execute(db)
  for (const part of ['module', 'actor', 'city', 'tenant']) {
    await sql`drop function ${sql.ref(`linli.${part}`)}()`.execute(db)
  }
  await sql`drop function linli.verified()`.execute(db)
  await sql`drop table linli.context_secret`.execute(db)
}

async function definePart(db: Kysely<unknown>, name: string, type: 'uuid' | 'text', position: number): Promise<void> {
  await sql`
    create function ${sql.ref(`linli.${name}`)}() returns ${sql.raw(type)}
    language plpgsql stable parallel restricted
    as $$ begin return nullif(split_part(linli.verified(), '|', ${sql.lit(position)}), '')::${sql.raw(type)}; end $$
  `.execute(db)
}
