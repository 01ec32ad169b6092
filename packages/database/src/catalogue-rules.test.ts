import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeAllowances } from './testing/catalogue/allowances.ts'
import { findCatalogueFaults } from './testing/catalogue/find-catalogue-faults.ts'
import { catalogueRules } from './testing/catalogue/rules.ts'
import { createTestDatabase, type TestDatabase } from './testing/index.ts'
import { sampleMigrations } from './testing/sample-module.ts'

let test_: TestDatabase
let admin: pg.Client
const allowances = mergeAllowances(['sample'], [])

beforeAll(async () => {
  test_ = await createTestDatabase({ modules: [sampleMigrations] })
  admin = new pg.Client({ connectionString: test_.adminConnectionString })
  await admin.connect()
})

afterAll(async () => {
  await admin.end()
  await test_.drop()
})

test('the database as migrated has no fault', async () => {
  expect(await findCatalogueFaults(admin, allowances)).toEqual([])
})

/** One planted fault a rule, each undone by rolling back; roles are planted inside the transaction too. */
const plants: Record<string, string> = {
  'a table carries its tenant or is a known platform table': 'create table sample.stray (id uuid primary key)',
  'row-level security is enabled and forced': 'alter table sample.note no force row level security',
  'tenant_id is never null':
    'alter table sample.comment drop constraint comment_pkey, alter column tenant_id drop not null',
  'tenant_id leads the primary key and every unique key': 'create unique index on sample.note (body)',
  'tenant_id leads both sides of every foreign key': `alter table sample.note add unique (body, tenant_id, id);
    alter table sample.comment add foreign key (body, tenant_id, id) references sample.note (body, tenant_id, id)`,
  'every policy is the tenant policy or a known exception, and every tenant table has the tenant policy':
    'create policy leak on sample.note for select using (true)',
  'a view asks as its caller, or its owner is bound by the policies':
    'create view sample.all_notes as select * from sample.note',
  'no materialised view is readable at run time':
    'create materialized view sample.heap as select * from sample.note; grant select on sample.heap to linli_sample',
  'a SECURITY DEFINER function is known, fixes its search path and is not owned by a superuser':
    "create function sample.door() returns int language sql security definer as 'select 1'",
  'only the context functions are open to everybody':
    "create function sample.door() returns int language sql as 'select 1'",
  'no runtime role has an attribute of power': 'alter role linli_sample bypassrls',
  'no runtime role owns anything or is a member of the owner': 'alter table sample.note owner to linli_sample',
  "no runtime role is PostgreSQL's own or a member of another role": 'grant pg_read_all_data to linli_sample',
  'no runtime role may create, truncate, refer or trigger': 'grant truncate on sample.note to linli_sample',
  'the server has no right before it takes a role, and everybody has none': 'grant select on sample.note to linli_app',
  'a runtime role only reads platform tables': 'grant update on linli.context_secret to linli_sample',
  "a plugin's role stays in its own schema and the published views": `create role plg_stray; grant plg_stray to linli_app;
    grant select on sample.note to plg_stray`,
  'a tenant table has no trigger, no enum, no integer identity and no sequence':
    'alter table sample.note add column n int generated always as identity',
}

test('every rule has a planted fault', () => {
  expect(Object.keys(plants).sort()).toEqual(catalogueRules.map((rule) => rule.name).sort())
})

test.each(Object.entries(plants))('finds: %s', async (rule, plant) => {
  await admin.query('begin')
  try {
    await admin.query(plant)
    const faults = await findCatalogueFaults(admin, allowances)
    expect(faults.map((fault) => fault.rule)).toContain(rule)
  } finally {
    await admin.query('rollback')
  }
})
