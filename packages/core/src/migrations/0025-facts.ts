import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// Facts: what they are (a city's definitions hold in its districts, like its parameters) and what was entered. Neither is
// ever changed: a correction is a row of its own, and the row before it is told only that another has taken its place.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.fact_definition (
      tenant_id uuid not null,
      id uuid not null,
      key text not null check (key <> ''),
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      content jsonb not null check (jsonb_typeof(content) = 'object'),
      set_on date not null,
      replaced_at timestamptz(3),
      primary key (tenant_id, id)
    );
    create unique index fact_definition_current on core.fact_definition (tenant_id, key, valid_from)
      where replaced_at is null;
    select linli.protect('core.fact_definition');
    create policy city_catalogue on core.fact_definition for select using (tenant_id = linli.city());
    grant select, insert on core.fact_definition to linli_core;
    grant update (valid_to, replaced_at) on core.fact_definition to linli_core;

    create view core.reachable_fact_definition as
      select linli.tenant() as tenant_id, tenant_id as owner_tenant_id, key, valid_from, valid_to, content, set_on
      from core.fact_definition where replaced_at is null;
    grant select on core.reachable_fact_definition to linli_core;

    create table core.fact_value (
      tenant_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      key text not null check (key <> ''),
      period text not null check (period <> ''),
      revision integer not null check (revision >= 1),
      holds_from date not null,
      value text not null check (value <> ''),
      way text not null check (way in ('entry', 'import', 'plugin', 'demo')),
      basis text,
      reason text,
      entered_at timestamptz(3) not null,
      entered_by_post uuid not null,
      person_name text not null,
      post_title text not null,
      unit_name text not null,
      superseded_at timestamptz(3) check (superseded_at >= entered_at),
      primary key (tenant_id, id),
      unique (tenant_id, unit_id, key, period, revision),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create unique index fact_value_current on core.fact_value (tenant_id, unit_id, key, period)
      where superseded_at is null;
    create index fact_value_by_key on core.fact_value (tenant_id, key, period, unit_id) where superseded_at is null;
    select linli.protect('core.fact_value');
    grant select, insert on core.fact_value to linli_core;
    grant update (superseded_at) on core.fact_value to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop table core.fact_value;
    drop view core.reachable_fact_definition;
    drop table core.fact_definition;
    `,
  )
}
