import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    grant usage on schema core to linli_core, linli_city, linli_worker;

    create table core.tenant (
      tenant_id uuid primary key,
      kind text not null check (kind in ('city', 'district', 'county', 'functional-zone')),
      name text not null check (name <> ''),
      slug text not null check (slug ~ '^[a-z][a-z0-9-]*$'),
      parent_city_id uuid,
      city_id uuid not null generated always as (coalesce(parent_city_id, tenant_id)) stored,
      created_at timestamptz not null default now(),
      check ((kind = 'city') = (parent_city_id is null))
    );
    create index tenant_by_city on core.tenant (city_id);
    select linli.protect('core.tenant');
    create policy city_sees_districts on core.tenant for select to linli_city using (city_id = linli.tenant());
    create policy district_sees_city on core.tenant for select to linli_core using (tenant_id = linli.city());
    create policy worker on core.tenant for select to linli_worker using (linli.platform());
    grant select, insert, update on core.tenant to linli_core;
    grant select on core.tenant to linli_city, linli_worker;

    create table core.calendar_year (
      year integer primary key check (year between 1949 and 2199),
      source text not null
    );
    create table core.calendar_day (
      day date primary key,
      working boolean not null,
      name text not null
    );
    create table core.worker_mark (
      name text primary key,
      at timestamptz not null
    );
    grant select on core.calendar_year, core.calendar_day, core.worker_mark to linli_core, linli_city;
    grant select, insert, update, delete on core.calendar_year, core.calendar_day, core.worker_mark to linli_worker;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop table core.worker_mark, core.calendar_day, core.calendar_year, core.tenant;
    revoke usage on schema core from linli_core, linli_city, linli_worker;
    `,
  )
}
