import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.metric_delta (
      tenant_id uuid not null,
      id uuid not null,
      city_id uuid not null,
      metric text not null,
      unit_id uuid,
      amount bigint not null,
      primary key (tenant_id, id)
    );
    select linli.protect('core.metric_delta');
    create policy worker on core.metric_delta to linli_worker using (linli.platform());
    grant select, insert on core.metric_delta to linli_core;
    grant select, update, delete on core.metric_delta to linli_worker;

    create table core.metric_community (
      tenant_id uuid not null,
      metric text not null,
      unit_id uuid not null,
      value bigint not null,
      folded_at timestamptz(3) not null,
      primary key (tenant_id, metric, unit_id)
    );
    select linli.protect('core.metric_community');
    create policy worker on core.metric_community to linli_worker using (linli.platform());
    grant select on core.metric_community to linli_core;
    grant select, insert, update on core.metric_community to linli_worker;

    create table core.metric_district (
      tenant_id uuid not null,
      city_id uuid not null,
      metric text not null,
      value bigint not null,
      folded_at timestamptz(3) not null,
      primary key (tenant_id, metric)
    );
    create index metric_district_by_city on core.metric_district (city_id, tenant_id, metric) include (value);
    select linli.protect('core.metric_district');
    create policy city on core.metric_district for select to linli_city using (city_id = linli.tenant());
    create policy worker on core.metric_district to linli_worker using (linli.platform());
    grant select on core.metric_district to linli_core, linli_city;
    grant select, insert, update on core.metric_district to linli_worker;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.metric_district, core.metric_community, core.metric_delta')
}
