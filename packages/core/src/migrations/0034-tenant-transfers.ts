import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/**
 * A street or community goes from one district to another. Each tenant writes rows of its own alone; what the others need to
 * know of them, the parties named in the row may read. The content crosses as a sealed package and by no other way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.tenant_transfer (
      tenant_id uuid not null,
      id uuid not null,
      source_id uuid not null,
      source_name text not null,
      destination_id uuid not null,
      destination_name text not null,
      place text not null check (place <> ''),
      day date not null,
      document_number text not null,
      approved_by text not null,
      reason text not null,
      proposed_at timestamptz(3) not null,
      proposed_by text not null,
      proposed_by_title text not null,
      proposed_by_unit text not null,
      primary key (tenant_id, id),
      check (source_id <> destination_id)
    );
    create index tenant_transfer_by_day on core.tenant_transfer (tenant_id, day desc, id desc);
    create index tenant_transfer_by_source on core.tenant_transfer (source_id);
    create index tenant_transfer_by_destination on core.tenant_transfer (destination_id);
    select linli.protect('core.tenant_transfer');
    create policy party on core.tenant_transfer for select using (source_id = linli.tenant() or destination_id = linli.tenant());
    grant select, insert on core.tenant_transfer to linli_core;

    create view core.party_transfer as
      select linli.tenant() as tenant_id, tenant_id as city_id, id, source_id, source_name, destination_id, destination_name, place, day,
             document_number, approved_by, reason, proposed_at, proposed_by, proposed_by_title, proposed_by_unit
      from core.tenant_transfer;
    grant select on core.party_transfer to linli_core;

    create table core.transfer_step (
      tenant_id uuid not null,
      transfer_id uuid not null,
      position integer not null check (position >= 1),
      city_id uuid not null,
      source_id uuid not null,
      destination_id uuid not null,
      step text not null check (step in ('confirm', 'accept', 'hold', 'complete', 'reject', 'withdraw')),
      document_number text,
      approved_by text,
      reason text,
      unit_id uuid,
      details jsonb not null default '{}',
      at timestamptz(3) not null,
      by_post uuid not null,
      by_name text not null,
      by_title text not null,
      by_unit text not null,
      primary key (tenant_id, transfer_id, position)
    );
    create index transfer_step_by_transfer on core.transfer_step (transfer_id, position);
    select linli.protect('core.transfer_step');
    create policy party on core.transfer_step for select
      using (city_id = linli.tenant() or source_id = linli.tenant() or destination_id = linli.tenant());
    grant select, insert on core.transfer_step to linli_core;

    create view core.party_transfer_step as
      select linli.tenant() as tenant_id, tenant_id as by_tenant_id, transfer_id, position, step, document_number, approved_by, reason,
             unit_id, details, at, by_post, by_name, by_title, by_unit
      from core.transfer_step;
    grant select on core.party_transfer_step to linli_core;

    create table core.transfer_package (
      tenant_id uuid not null,
      nonce uuid not null,
      transfer_id uuid not null,
      source_id uuid not null,
      destination_id uuid not null,
      stage text not null check (stage in ('offered', 'sent', 'received')),
      sealed text not null,
      hash text not null,
      at timestamptz(3) not null,
      primary key (tenant_id, nonce)
    );
    create index transfer_package_by_transfer on core.transfer_package (tenant_id, transfer_id);
    create index transfer_package_by_destination on core.transfer_package (destination_id, transfer_id);
    select linli.protect('core.transfer_package');
    create policy destination on core.transfer_package for select using (destination_id = linli.tenant());
    grant select, insert on core.transfer_package to linli_core;

    create view core.arriving_package as
      select linli.tenant() as tenant_id, tenant_id as by_tenant_id, nonce, transfer_id, source_id, destination_id, stage, sealed, hash, at
      from core.transfer_package;
    grant select on core.arriving_package to linli_core;

    create table core.transfer_unit (
      tenant_id uuid not null,
      transfer_id uuid not null,
      unit_id uuid not null,
      event_id uuid not null,
      other_tenant_id uuid not null,
      other_tenant_name text not null,
      other_unit_id uuid not null,
      other_unit_name text not null,
      primary key (tenant_id, transfer_id, unit_id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id)
    );
    create index transfer_unit_by_unit on core.transfer_unit (tenant_id, unit_id);
    select linli.protect('core.transfer_unit');
    grant select, insert on core.transfer_unit to linli_core;

    create table core.handed_matter (
      tenant_id uuid not null,
      id uuid not null,
      transfer_id uuid not null,
      unit_id uuid not null,
      other_tenant_name text not null,
      other_case_id uuid not null,
      plugin_id text not null,
      process text not null,
      state text not null,
      title text not null,
      opened_at timestamptz(3) not null,
      history jsonb not null,
      taken_up_at timestamptz(3),
      taken_up_by text,
      taken_up_note text,
      primary key (tenant_id, id),
      check ((taken_up_at is null) = (taken_up_note is null)),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index handed_matter_by_transfer on core.handed_matter (tenant_id, transfer_id, id);
    select linli.protect('core.handed_matter');
    grant select, insert, update (taken_up_at, taken_up_by, taken_up_note) on core.handed_matter to linli_core;

    alter table core.case_file add column handed_to text check (handed_to <> '');
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.case_file drop column handed_to;
    drop table core.handed_matter, core.transfer_unit;
    drop view core.arriving_package, core.party_transfer_step, core.party_transfer;
    drop table core.transfer_package, core.transfer_step, core.tenant_transfer;
    `,
  )
}
