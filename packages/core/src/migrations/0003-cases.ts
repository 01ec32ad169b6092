import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.case_file (
      tenant_id uuid not null,
      id uuid not null,
      plugin_id text not null,
      process text not null,
      subject_id uuid not null,
      title text not null,
      state text not null,
      version integer not null check (version >= 1),
      unit_id uuid not null,
      opened_by_post uuid not null,
      opened_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index case_file_by_state on core.case_file (tenant_id, plugin_id, process, state, updated_at desc, id desc);
    create index case_file_by_opener on core.case_file (tenant_id, opened_by_post, opened_at desc, id desc);
    select linli.protect('core.case_file');
    grant select, insert, update on core.case_file to linli_core;

    create table core.timeline_entry (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      version integer not null,
      at timestamptz(3) not null,
      action text not null,
      from_state text,
      to_state text not null,
      person_name text not null,
      post_title text not null,
      unit_name text not null,
      post_id uuid not null,
      opinion text,
      details jsonb not null default '{}',
      primary key (tenant_id, id),
      unique (tenant_id, case_id, version),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id)
    );
    select linli.protect('core.timeline_entry');
    grant select, insert on core.timeline_entry to linli_core;

    create table core.clock (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      key text not null,
      parameter text not null,
      rule_source text not null,
      started_on date not null,
      due_on date not null,
      working_days integer not null check (working_days >= 0),
      counted_from date not null,
      counted_days integer not null,
      provisional boolean not null,
      calendar_version text not null,
      paused_on date,
      stopped_on date,
      primary key (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id)
    );
    create unique index clock_running on core.clock (tenant_id, case_id, key) where stopped_on is null;
    create index clock_provisional on core.clock (tenant_id, id) where provisional and stopped_on is null;
    select linli.protect('core.clock');
    grant select, insert, update on core.clock to linli_core;

    create table core.todo (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      step text not null,
      unit_id uuid not null,
      permission text not null,
      opened_at timestamptz(3) not null,
      due_on date not null default 'infinity',
      clock_id uuid,
      done_at timestamptz(3),
      done_by_post uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, clock_id) references core.clock (tenant_id, id)
    );
    create index todo_open on core.todo (tenant_id, unit_id, due_on, id) include (permission) where done_at is null;
    create index todo_done on core.todo (tenant_id, done_by_post, done_at desc, id desc) where done_at is not null;
    create index todo_by_case on core.todo (tenant_id, case_id) where done_at is null;
    select linli.protect('core.todo');
    grant select, insert, update on core.todo to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.todo, core.clock, core.timeline_entry, core.case_file')
}
