import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/**
 * A parameter's values are never edited: a correction is a row of its own, and the row it corrects is closed. What was known
 * at a moment is therefore recorded_at ≤ moment < closed_at. Whatever is there already came with the product, into cities alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core.reachable_parameter;
    alter table core.parameter no force row level security;
    alter table core.parameter
      add column city_id uuid,
      add column origin text not null default 'product' check (origin in ('product', 'tenant')),
      add column revision integer not null default 1 check (revision >= 1),
      add column ending boolean not null default false,
      add column reason text not null default '',
      add column corrects_id uuid,
      add column recorded_at timestamptz(3) not null default now(),
      add column recorded_by_post uuid,
      add column recorded_by text not null default '',
      add column closed_at timestamptz(3),
      add column closing text check (closing in ('corrected', 'withdrawn')),
      add column closed_by_post uuid,
      add column closed_by text not null default '',
      add column closing_reason text not null default '',
      alter column value drop not null,
      add check ((value is null) = ending),
      add check ((closed_at is null) = (closing is null)),
      add foreign key (tenant_id, corrects_id) references core.parameter (tenant_id, id),
      drop constraint parameter_tenant_id_key_valid_from_key;
    update core.parameter set city_id = tenant_id;
    alter table core.parameter alter column city_id set not null, alter column recorded_at drop default, alter column origin drop default;
    alter table core.parameter force row level security;
    create unique index parameter_in_force on core.parameter (tenant_id, key, origin, valid_from) where closed_at is null;
    create index parameter_of_districts on core.parameter (city_id, key) where closed_at is null;

    revoke update on core.parameter from linli_core;
    grant update (closed_at, closing, closed_by_post, closed_by, closing_reason) on core.parameter to linli_core;
    create policy overseen on core.parameter for select to linli_city using (city_id = linli.tenant());
    grant select (tenant_id, city_id, key, value, unit, origin, revision, ending, valid_from, valid_to, source_document, section, closed_at)
      on core.parameter to linli_city;

    create view core.reachable_parameter as
      select linli.tenant() as tenant_id, tenant_id as owner_tenant_id, id, key, value, unit, origin, revision, ending, valid_from, valid_to,
             source_document, section, reason, corrects_id, recorded_at, recorded_by, closed_at, closing, closed_by, closing_reason
      from core.parameter;
    grant select on core.reachable_parameter to linli_core;
    `,
  )
}

/** Only what was never corrected, withdrawn or ended fits the older table. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core.reachable_parameter;
    drop policy overseen on core.parameter;
    revoke select on core.parameter from linli_city;
    drop index core.parameter_in_force, core.parameter_of_districts;
    alter table core.parameter no force row level security;
    alter table core.parameter drop constraint parameter_tenant_id_corrects_id_fkey;
    delete from core.parameter where closed_at is not null or ending;
    delete from core.parameter p using core.parameter q
      where q.tenant_id = p.tenant_id and q.key = p.key and q.valid_from = p.valid_from and q.origin > p.origin;
    alter table core.parameter force row level security;
    alter table core.parameter
      drop column city_id, drop column origin, drop column revision, drop column ending, drop column reason, drop column corrects_id,
      drop column recorded_at, drop column recorded_by_post, drop column recorded_by, drop column closed_at, drop column closing,
      drop column closed_by_post, drop column closed_by, drop column closing_reason,
      alter column value set not null,
      add constraint parameter_tenant_id_key_valid_from_key unique (tenant_id, key, valid_from);
    grant update on core.parameter to linli_core;
    create view core.reachable_parameter as
      select linli.tenant() as tenant_id, tenant_id as owner_tenant_id,
             key, value, unit, valid_from, valid_to, source_document, section
      from core.parameter;
    grant select on core.reachable_parameter to linli_core;
    `,
  )
}
