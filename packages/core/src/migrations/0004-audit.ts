import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.audit_entry (
      tenant_id uuid not null,
      id uuid not null,
      at timestamptz(3) not null,
      post_id uuid not null,
      person_name text not null,
      post_title text not null,
      unit_name text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      details jsonb not null default '{}',
      primary key (tenant_id, id)
    );
    create index audit_entry_by_time on core.audit_entry (tenant_id, at desc, id desc);
    select linli.protect('core.audit_entry');
    create policy worker on core.audit_entry for select to linli_worker using (linli.platform());
    grant select, insert on core.audit_entry to linli_core;
    grant select on core.audit_entry to linli_worker;

    create table core.audit_pending (
      tenant_id uuid not null,
      entry_id uuid not null,
      primary key (tenant_id, entry_id)
    );
    select linli.protect('core.audit_pending');
    create policy worker on core.audit_pending to linli_worker using (linli.platform());
    grant select, insert on core.audit_pending to linli_core;
    grant select, update, delete on core.audit_pending to linli_worker;

    create table core.audit_seal (
      tenant_id uuid not null,
      seq bigint not null check (seq >= 1),
      entry_id uuid not null,
      hash text not null,
      sealed_at timestamptz(3) not null,
      primary key (tenant_id, seq),
      unique (tenant_id, entry_id)
    );
    select linli.protect('core.audit_seal');
    create policy worker on core.audit_seal to linli_worker using (linli.platform());
    grant select on core.audit_seal to linli_core;
    grant select, insert on core.audit_seal to linli_worker;

    create table core.audit_head (
      tenant_id uuid primary key,
      seq bigint not null,
      hash text not null
    );
    select linli.protect('core.audit_head');
    create policy worker on core.audit_head to linli_worker using (linli.platform());
    grant select on core.audit_head to linli_core;
    grant select, insert, update on core.audit_head to linli_worker;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop table core.audit_head, core.audit_seal, core.audit_pending, core.audit_entry')
}
