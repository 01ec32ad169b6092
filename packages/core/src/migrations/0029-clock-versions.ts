import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** A clock keeps the parameter's version that it was started with; those that run already say nothing of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.clock
      add column parameter_version text not null default '',
      add column parameter_level text not null default '' check (parameter_level in ('', 'district', 'city', 'product'));
    create index clock_live_by_parameter on core.clock (tenant_id, parameter) where stopped_on is null;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop index core.clock_live_by_parameter;
    alter table core.clock drop column parameter_version, drop column parameter_level;
    `,
  )
}
