import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.outbox (
      tenant_id uuid not null,
      id uuid not null,
      type text not null,
      schema_version integer not null check (schema_version >= 1),
      occurred_at timestamptz(3) not null,
      post_id uuid not null,
      payload jsonb not null,
      primary key (tenant_id, id)
    );
    select linli.protect('core.outbox');
    create policy worker on core.outbox to linli_worker using (linli.platform());
    grant insert on core.outbox to linli_core;
    grant select, update, delete on core.outbox to linli_worker;

    create table core.job_effect (
      tenant_id uuid not null,
      key text not null,
      at timestamptz(3) not null,
      primary key (tenant_id, key)
    );
    select linli.protect('core.job_effect');
    grant select, insert on core.job_effect to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.job_effect, core.outbox')
}
