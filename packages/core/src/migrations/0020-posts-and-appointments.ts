import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.person
      add column phone text check (phone ~ '^[0-9+][0-9 -]{4,19}$'),
      add column left_on date;
    create index person_by_name on core.person (tenant_id, name, id);

    alter table core.post add column closed_on date;

    alter table core.appointment
      add column acting_title text check (acting_title <> ''),
      add column reason text check (reason <> ''),
      add constraint appointment_acting_ends check (acting_title is null or valid_to is not null);

    create table core.administrator_proposal (
      tenant_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('appoint', 'end')),
      role text not null check (role in ('system-administrator', 'security-administrator', 'audit-administrator')),
      title text not null check (title <> ''),
      person_id uuid,
      person_name text not null check (person_name <> ''),
      account text,
      appointment_id uuid,
      effective_on date not null,
      reason text not null check (reason <> ''),
      proposed_by_person uuid not null,
      proposed_by_name text not null,
      proposed_by_role text not null,
      proposed_at timestamptz(3) not null,
      decided_by_person uuid,
      decided_by_name text,
      decided_at timestamptz(3),
      outcome text check (outcome in ('confirmed', 'declined')),
      decision_reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, person_id) references core.person (tenant_id, id),
      foreign key (tenant_id, appointment_id) references core.appointment (tenant_id, id),
      check ((kind = 'end') = (appointment_id is not null)),
      check (kind = 'end' or (person_id is null) <> (account is null)),
      check ((outcome is null) = (decided_at is null))
    );
    create index administrator_proposal_open on core.administrator_proposal (tenant_id, proposed_at) where outcome is null;
    select linli.protect('core.administrator_proposal');
    grant select, insert, update on core.administrator_proposal to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop table core.administrator_proposal;
    alter table core.appointment drop column reason, drop column acting_title;
    alter table core.post drop column closed_on;
    alter table core.person drop column left_on, drop column phone;
    drop index core.person_by_name;
    `,
  )
}
