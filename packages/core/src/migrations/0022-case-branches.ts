import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// Between two transitions a case's history goes on: branches are answered, clocks run out, people step back. `side_steps` counts
// that since the last transition, and `seq` orders it; a version alone belongs to a transition, so that whoever decided on it
// is not told of a change that did not concern them.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.case_file
      add column side_steps integer not null default 0 check (side_steps >= 0),
      add column supplements integer not null default 0 check (supplements >= 0),
      add column opened_by_person uuid,
      add column delegated boolean not null default false,
      add column urged_at timestamptz(3);

    alter table core.timeline_entry
      add column seq integer not null default 0 check (seq >= 0),
      add column kind text not null default 'step' check (kind in (
        'step', 'supplement', 'resubmission', 'withdrawal', 'decision', 'appeal', 'review', 'automatic',
        'answer', 'remind', 'escalate', 'urge', 'recusal', 'delegation', 'recall', 'lapse'
      )),
      add column branch_id uuid,
      add column person_id uuid,
      add column unit_id uuid,
      add column on_behalf_of text;
    alter table core.timeline_entry drop constraint timeline_entry_tenant_id_case_id_version_key;
    alter table core.timeline_entry add constraint timeline_entry_order unique (tenant_id, case_id, version, seq);

    create table core.case_branch (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      state text not null,
      key text not null,
      round integer not null check (round >= 1),
      unit_id uuid not null,
      version integer not null check (version >= 1),
      opened_at timestamptz(3) not null,
      closed_at timestamptz(3),
      outcome text,
      verdict text check (verdict in ('for', 'against', 'neutral')),
      primary key (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index case_branch_by_case on core.case_branch (tenant_id, case_id, round);
    select linli.protect('core.case_branch');
    grant select, insert, update on core.case_branch to linli_core;

    create table core.case_party (
      tenant_id uuid not null,
      case_id uuid not null,
      unit_id uuid not null,
      named_at timestamptz(3) not null,
      primary key (tenant_id, case_id, unit_id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    select linli.protect('core.case_party');
    grant select, insert on core.case_party to linli_core;

    alter table core.clock
      add column branch_id uuid,
      add column remind_days integer check (remind_days >= 0),
      add column escalates boolean not null default false,
      add column lapse text,
      add column act_on date;
    drop index core.clock_running;
    create unique index clock_running on core.clock (tenant_id, case_id, key) where stopped_on is null and branch_id is null;
    create unique index clock_of_branch on core.clock (tenant_id, branch_id, key) where stopped_on is null and branch_id is not null;
    create index clock_to_act on core.clock (tenant_id, act_on, id)
      where act_on is not null and stopped_on is null and paused_on is null;
    create index clock_by_case on core.clock (tenant_id, case_id);

    create table core.clock_pause (
      tenant_id uuid not null,
      id uuid not null,
      clock_id uuid not null,
      paused_on date not null,
      resumed_on date check (resumed_on >= paused_on),
      primary key (tenant_id, id),
      foreign key (tenant_id, clock_id) references core.clock (tenant_id, id)
    );
    create index clock_pause_by_clock on core.clock_pause (tenant_id, clock_id, id);
    select linli.protect('core.clock_pause');
    grant select, insert, update on core.clock_pause to linli_core;

    alter table core.todo
      add column branch_id uuid,
      add column post_id uuid;
    create index todo_open_rows on core.todo (tenant_id, unit_id, due_on, id)
      include (permission, case_id, step, opened_at, clock_id, branch_id, post_id) where done_at is null;
    drop index core.todo_open;
    alter index core.todo_open_rows rename to todo_open;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create index todo_open_rows on core.todo (tenant_id, unit_id, due_on, id)
      include (permission, case_id, step, opened_at, clock_id) where done_at is null;
    drop index core.todo_open;
    alter index core.todo_open_rows rename to todo_open;
    alter table core.todo drop column branch_id, drop column post_id;
    drop table core.clock_pause;
    drop index core.clock_to_act, core.clock_of_branch, core.clock_running, core.clock_by_case;
    create unique index clock_running on core.clock (tenant_id, case_id, key) where stopped_on is null;
    alter table core.clock drop column branch_id, drop column remind_days, drop column escalates, drop column lapse,
      drop column act_on;
    drop table core.case_party, core.case_branch;
    alter table core.timeline_entry drop constraint timeline_entry_order;
    alter table core.timeline_entry add constraint timeline_entry_tenant_id_case_id_version_key
      unique (tenant_id, case_id, version);
    alter table core.timeline_entry drop column seq, drop column kind, drop column branch_id, drop column person_id,
      drop column unit_id, drop column on_behalf_of;
    alter table core.case_file drop column side_steps, drop column supplements, drop column opened_by_person,
      drop column delegated, drop column urged_at;
    `,
  )
}
