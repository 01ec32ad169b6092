import { coreMigrations } from '@linli/core'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { pluginMigrations } from '@linli/host'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listUnwalled } from './list-unwalled.ts'
import { plantRows } from './plant-rows.ts'
import { probeTable } from './probe-table.ts'

/** A check that never fails proves nothing: here is a schema with every hole in it. */
const leaky = pluginMigrations({
  id: 'leaky',
  migrations: {
    '0001-holes': {
      async up(db: Kysely<unknown>) {
        await sql`create table plg_leaky.open (
          tenant_id uuid not null, id uuid not null, title text check (title <> 'x'), unique (id), primary key (tenant_id, id)
        )`.execute(db)
        await sql`create table plg_leaky.ajar (
          tenant_id uuid not null, id uuid not null, open_id uuid references plg_leaky.open (id) on delete cascade, primary key (id, tenant_id)
        )`.execute(db)
        await sql`select linli.protect('plg_leaky.ajar')`.execute(db)
        await sql`create policy everybody on plg_leaky.ajar for select using (true)`.execute(db)
        await sql`create materialized view plg_leaky.snapshot as select 1 as one`.execute(db)
        await sql`grant select, insert, update, delete on plg_leaky.open, plg_leaky.ajar to plg_leaky`.execute(db)
      },
      async down(db: Kysely<unknown>) {
        await sql`drop materialized view plg_leaky.snapshot`.execute(db)
        await sql`drop table plg_leaky.ajar, plg_leaky.open`.execute(db)
      },
    },
  },
})

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase({ modules: [coreMigrations, leaky] })
})
afterAll(() => db?.drop())

test('every hole is found', async () => {
  expect(await listUnwalled(db.adminConnectionString, 'plg_leaky')).toEqual([
    'ajar has a foreign key that does not lead with tenant_id: FOREIGN KEY (open_id) REFERENCES plg_leaky.open(id) ON DELETE CASCADE',
    'ajar has a further policy everybody',
    'ajar has a key that does not lead with tenant_id: CREATE UNIQUE INDEX ajar_pkey ON plg_leaky.ajar USING btree (id, tenant_id)',
    'open does not force row security',
    'open has a key that does not lead with tenant_id: CREATE UNIQUE INDEX open_id_key ON plg_leaky.open USING btree (id)',
    'open has no policy on its tenant',
    'snapshot is a materialised view, which no policy binds',
  ])
})

test('every leak shows', async () => {
  const [ajar, open] = await plantRows(db.adminConnectionString, 'plg_leaky')
  if (!ajar || !open) throw new Error('both tables should hold a row')
  expect(await probeTable(db.database, 'plg_leaky', ajar)).toMatchObject({ seenByOther: 1, changedByOther: 0 })
  await expect(probeTable(db.database, 'plg_leaky', open)).resolves.toMatchObject({
    seenByOther: 1,
    changedByOther: 1,
    deletedByOther: 1,
    addedByOther: 'added',
  })
})
