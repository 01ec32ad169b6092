import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/**
 * What rules ask for by themselves. The to-do, its clock and its history are a case of the core's own; a row here ties that
 * case to its cause, and lives as long as the cause does, so that what was set aside is not asked for again the next day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.obligation (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      kind text not null check (kind in ('set-up', 'scale', 'cover', 'facts', 'transfer')),
      subject_id uuid not null,
      occasion text not null,
      finding jsonb not null,
      since date not null,
      ended_on date,
      primary key (tenant_id, id),
      unique (tenant_id, case_id),
      foreign key (tenant_id, case_id) references core.case_file (tenant_id, id)
    );
    create unique index obligation_living on core.obligation (tenant_id, kind, subject_id, occasion) where ended_on is null;
    select linli.protect('core.obligation');
    grant select, insert, update on core.obligation to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.obligation')
}
