import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// The unit's own row is the register of today; what it was called and where it stood before is kept beside it. What begins,
// ends and follows is one dated event, written once: only its state moves.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.place_event (
      tenant_id uuid not null,
      id uuid not null,
      kind text not null check (kind in (
        'set-up', 'merge', 'split', 'rename', 'transfer', 'delegate', 'end-delegation', 'abolish', 'transfer-out', 'transfer-in'
      )),
      state text not null check (state in ('planned', 'in-effect', 'cancelled')),
      day date not null,
      document_number text,
      approved_by text,
      reason text,
      subject text not null check (subject <> ''),
      draft jsonb not null,
      choices jsonb not null,
      touched jsonb not null default '{}',
      recorded_at timestamptz(3) not null,
      recorded_by_post uuid not null,
      recorded_by text not null,
      recorded_by_title text not null,
      recorded_by_unit text not null,
      applied_at timestamptz(3),
      cancelled_at timestamptz(3),
      cancelled_by text,
      cancel_reason text,
      problem text,
      primary key (tenant_id, id)
    );
    create index place_event_by_day on core.place_event (tenant_id, day desc, id desc);
    create index place_event_planned on core.place_event (tenant_id, day, id) where state = 'planned';
    select linli.protect('core.place_event');
    grant select, insert, update on core.place_event to linli_core;

    create table core.place_event_unit (
      tenant_id uuid not null,
      event_id uuid not null,
      side text not null check (side in ('before', 'after')),
      unit_id uuid not null,
      kind text not null,
      name text not null,
      full_name text not null,
      parent_id uuid,
      parent_name text,
      code text,
      households integer check (households >= 0),
      continues boolean not null,
      primary key (tenant_id, event_id, side, unit_id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index place_event_unit_by_unit on core.place_event_unit (tenant_id, unit_id, event_id);
    select linli.protect('core.place_event_unit');
    grant select, insert on core.place_event_unit to linli_core;

    create table core.place_succession (
      tenant_id uuid not null,
      event_id uuid not null,
      unit_id uuid not null,
      successor_id uuid not null,
      position integer not null check (position >= 0),
      primary key (tenant_id, event_id, unit_id, successor_id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, successor_id) references core.org_unit (tenant_id, id)
    );
    create index place_succession_by_unit on core.place_succession (tenant_id, unit_id);
    create index place_succession_by_successor on core.place_succession (tenant_id, successor_id);
    select linli.protect('core.place_succession');
    grant select, insert on core.place_succession to linli_core;

    create table core.place_event_case (
      tenant_id uuid not null,
      event_id uuid not null,
      case_id uuid not null,
      from_unit_id uuid not null,
      to_unit_id uuid not null,
      primary key (tenant_id, event_id, case_id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, from_unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, to_unit_id) references core.org_unit (tenant_id, id)
    );
    select linli.protect('core.place_event_case');
    grant select, insert on core.place_event_case to linli_core;

    create table core.unit_past (
      tenant_id uuid not null,
      unit_id uuid not null,
      parent_id uuid,
      name text not null,
      full_name text not null,
      valid_from date not null,
      valid_to date not null check (valid_to > valid_from),
      event_id uuid not null,
      primary key (tenant_id, unit_id, valid_from),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, parent_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id)
    );
    select linli.protect('core.unit_past');
    grant select, insert on core.unit_past to linli_core;

    create table core.delegation (
      tenant_id uuid not null,
      id uuid not null,
      area_id uuid not null,
      delegate_id uuid not null,
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      event_id uuid not null,
      ended_by_event uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, area_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, delegate_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, event_id) references core.place_event (tenant_id, id),
      foreign key (tenant_id, ended_by_event) references core.place_event (tenant_id, id)
    );
    create unique index delegation_open on core.delegation (tenant_id, area_id) where ended_by_event is null;
    create index delegation_by_delegate on core.delegation (tenant_id, delegate_id, valid_from);
    select linli.protect('core.delegation');
    grant select, insert, update on core.delegation to linli_core;

    create index case_file_by_unit on core.case_file (tenant_id, unit_id, state);

    create view core_api.unit_version as
      select tenant_id, unit_id, parent_id, name, full_name, valid_from, valid_to
      from core.unit_past
      union all
      select unit.tenant_id, unit.id, unit.parent_id, unit.name, unit.full_name,
        coalesce(
          (select max(past.valid_to) from core.unit_past past where past.tenant_id = unit.tenant_id and past.unit_id = unit.id),
          unit.valid_from
        ),
        unit.valid_to
      from core.org_unit unit;

    create view core_api.delegation as
      select tenant_id, id, area_id, delegate_id, valid_from, valid_to
      from core.delegation;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core_api.delegation, core_api.unit_version;
    drop index core.case_file_by_unit;
    drop table core.delegation, core.unit_past, core.place_event_case, core.place_succession, core.place_event_unit,
      core.place_event;
    `,
  )
}
