import { protectTable } from '@linli/sdk/server'
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plg_admission.report (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      community_id uuid not null,
      title text not null check (title <> ''),
      demanded_by text not null check (demanded_by <> ''),
      demanded_by_unit_id uuid,
      description text,
      channel text not null check (channel in ('phone', 'chat', 'paper', 'meeting', 'system')),
      answer text,
      filed_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, case_id)
    )`.execute(db)
  await sql`create index report_by_community on plg_admission.report (tenant_id, community_id, id)`.execute(db)
  await protectTable(db, 'plg_admission.report', ['select', 'insert', 'update'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table plg_admission.report`.execute(db)
}
