import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.parameter (
      tenant_id uuid not null,
      id uuid not null,
      key text not null,
      value jsonb not null check (jsonb_typeof(value) in ('number', 'string', 'boolean')),
      unit text not null,
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      source_document text not null check (source_document <> ''),
      section text not null,
      primary key (tenant_id, id),
      unique (tenant_id, key, valid_from)
    );
    select linli.protect('core.parameter');
    create policy city_catalogue on core.parameter for select using (tenant_id = linli.city());
    grant select, insert, update on core.parameter to linli_core;

    create view core.reachable_parameter as
      select linli.tenant() as tenant_id, tenant_id as owner_tenant_id,
             key, value, unit, valid_from, valid_to, source_document, section
      from core.parameter;
    grant select on core.reachable_parameter to linli_core;

    create table core.plugin_state (
      tenant_id uuid not null,
      plugin_id text not null,
      enabled boolean not null,
      changed_at timestamptz(3) not null,
      changed_by_post uuid not null,
      primary key (tenant_id, plugin_id)
    );
    select linli.protect('core.plugin_state');
    grant select, insert, update on core.plugin_state to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop table core.plugin_state;
    drop view core.reachable_parameter;
    drop table core.parameter;
    `,
  )
}
