import { type ColumnType, type Kysely, sql } from 'kysely'
import { defineModule } from '../module.ts'
import type { ModuleMigrations } from '../module-migrations.ts'
import type { TenantContext } from '../scope.ts'
import type { TenantId } from '../tenant-kysely.ts'

/** A small module with two tables, on which this package proves its walls. */
export interface SampleTables {
  'sample.note': {
    tenant_id: TenantId
    id: string
    body: string
    day: string | null
    hits: ColumnType<number, number | undefined>
  }
  'sample.comment': { tenant_id: TenantId; id: string; note_id: string; body: string }
}

export const sampleModule = defineModule<SampleTables>('linli_sample')
/** A second role on the same tables, to switch to within a transaction. */
export const otherModule = defineModule<SampleTables>('linli_sample_other')
/** A role with nothing granted. */
export const strangerModule = defineModule<SampleTables>('linli_sample_stranger')

export const sampleMigrations: ModuleMigrations = {
  name: 'sample',
  schema: 'sample',
  roles: ['linli_sample', 'linli_sample_other', 'linli_sample_stranger'],
  migrations: { '0001-notes': { up, down } },
}

async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table sample.note (
    tenant_id uuid not null, id uuid not null, body text not null, day date, hits bigint not null default 0,
    primary key (tenant_id, id))`.execute(db)
  await sql`create table sample.comment (
    tenant_id uuid not null, id uuid not null, note_id uuid not null, body text not null,
    primary key (tenant_id, id), foreign key (tenant_id, note_id) references sample.note (tenant_id, id))`.execute(db)
  for (const table of ['sample.note', 'sample.comment']) {
    await sql`select linli.protect(${sql.lit(table)})`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to linli_sample, linli_sample_other`.execute(
      db,
    )
  }
  await sql`grant usage on schema sample to linli_sample, linli_sample_other`.execute(db)
}

async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table sample.comment, sample.note`.execute(db)
}

export const haigang: TenantContext = {
  tenantId: '00000000-0000-7000-8000-000000000001',
  cityId: '00000000-0000-7000-8000-00000000000c',
  actorId: '00000000-0000-7000-8000-0000000000a1',
}

export const shanhaiguan: TenantContext = {
  tenantId: '00000000-0000-7000-8000-000000000002',
  cityId: '00000000-0000-7000-8000-00000000000c',
  actorId: '00000000-0000-7000-8000-0000000000a2',
}
