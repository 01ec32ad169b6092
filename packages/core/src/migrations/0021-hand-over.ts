import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** What passed on with a post is kept as it was on that day: names, titles and all that waited. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.hand_over (
      tenant_id uuid not null,
      id uuid not null,
      appointment_id uuid not null,
      post_id uuid not null,
      post_title text not null,
      unit_id uuid not null,
      unit_name text not null,
      from_person uuid not null,
      from_name text not null,
      to_person uuid,
      to_name text,
      effective_on date not null,
      reason text not null check (reason <> ''),
      remarks text,
      todo_count integer not null check (todo_count >= 0),
      at timestamptz(3) not null,
      by_post uuid not null,
      by_name text not null,
      by_title text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, appointment_id) references core.appointment (tenant_id, id),
      foreign key (tenant_id, post_id) references core.post (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, from_person) references core.person (tenant_id, id),
      foreign key (tenant_id, to_person) references core.person (tenant_id, id),
      check ((to_person is null) = (to_name is null))
    );
    create index hand_over_by_post on core.hand_over (tenant_id, post_id, at desc);
    select linli.protect('core.hand_over');
    grant select, insert on core.hand_over to linli_core;

    create table core.hand_over_item (
      tenant_id uuid not null,
      hand_over_id uuid not null,
      seq integer not null check (seq >= 1),
      kind text not null check (kind in ('todo', 'case')),
      case_id uuid not null,
      plugin_id text not null,
      process text not null,
      title text not null,
      step text,
      due_on date,
      sole boolean not null,
      primary key (tenant_id, hand_over_id, seq),
      foreign key (tenant_id, hand_over_id) references core.hand_over (tenant_id, id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id)
    );
    create index hand_over_item_by_case on core.hand_over_item (tenant_id, case_id);
    select linli.protect('core.hand_over_item');
    grant select, insert on core.hand_over_item to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.hand_over_item, core.hand_over')
}
