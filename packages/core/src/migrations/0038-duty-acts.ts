import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** A duty's history says who gave it and who ended it, why, and after which change; only an end is ever written later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.unit_duty
      add column version integer not null default 1 check (version >= 1),
      add column reason text not null default '',
      add column given_at timestamptz(3),
      add column given_by text not null default '',
      add column ended_at timestamptz(3),
      add column ended_by text not null default '',
      add column end_reason text not null default '';
    create index unit_duty_by_unit on core.unit_duty (tenant_id, unit_id);
    create index unit_duty_in_time on core.unit_duty (tenant_id, duty, valid_from desc);
    revoke update on core.unit_duty from linli_core;
    grant update (valid_to, version, ended_at, ended_by, end_reason) on core.unit_duty to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    revoke update (valid_to, version, ended_at, ended_by, end_reason) on core.unit_duty from linli_core;
    grant update on core.unit_duty to linli_core;
    drop index core.unit_duty_by_unit, core.unit_duty_in_time;
    alter table core.unit_duty
      drop column version, drop column reason, drop column given_at, drop column given_by,
      drop column ended_at, drop column ended_by, drop column end_reason;
    `,
  )
}
