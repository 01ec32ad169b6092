import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** Who may not act in a case, who acts for another, who is sent a copy; and which unit holds a duty. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.recusal (
      tenant_id uuid not null,
      case_id uuid not null,
      person_id uuid not null,
      declared_by uuid not null,
      reason text not null check (reason <> ''),
      at timestamptz(3) not null,
      primary key (tenant_id, case_id, person_id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, person_id) references core.person (tenant_id, id)
    );
    create index recusal_by_person on core.recusal (tenant_id, person_id) include (case_id);
    select linli.protect('core.recusal');
    grant select, insert on core.recusal to linli_core;

    create table core.todo_delegation (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      todo_id uuid not null,
      from_unit_id uuid not null,
      from_unit_name text not null,
      from_post_id uuid not null,
      to_unit_id uuid not null,
      to_post_id uuid,
      reason text not null check (reason <> ''),
      until date not null,
      at timestamptz(3) not null,
      ended_at timestamptz(3),
      primary key (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, todo_id) references core.todo (tenant_id, id),
      foreign key (tenant_id, from_unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, to_unit_id) references core.org_unit (tenant_id, id)
    );
    create unique index todo_delegation_in_force on core.todo_delegation (tenant_id, todo_id) where ended_at is null;
    create index todo_delegation_to_end on core.todo_delegation (tenant_id, until, id) where ended_at is null;
    select linli.protect('core.todo_delegation');
    grant select, insert, update on core.todo_delegation to linli_core;

    create table core.case_copy (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      unit_id uuid not null,
      post_id uuid,
      action text not null,
      at timestamptz(3) not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index case_copy_by_unit on core.case_copy (tenant_id, unit_id, at desc, id desc) include (post_id, case_id);
    select linli.protect('core.case_copy');
    grant select, insert on core.case_copy to linli_core;

    create table core.copy_read (
      tenant_id uuid not null,
      copy_id uuid not null,
      post_id uuid not null,
      at timestamptz(3) not null,
      primary key (tenant_id, copy_id, post_id),
      foreign key (tenant_id, copy_id) references core.case_copy (tenant_id, id)
    );
    select linli.protect('core.copy_read');
    grant select, insert on core.copy_read to linli_core;

    create table core.unit_duty (
      tenant_id uuid not null,
      id uuid not null,
      duty text not null check (duty <> ''),
      unit_id uuid not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      primary key (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create unique index unit_duty_in_force on core.unit_duty (tenant_id, duty) where valid_to is null;
    select linli.protect('core.unit_duty');
    grant select, insert, update on core.unit_duty to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.unit_duty, core.copy_read, core.case_copy, core.todo_delegation, core.recusal')
}
