import { findCatalogueFaults } from '@linli/database/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWholeDatabase, type WholeDatabase } from '../src/catalogue/whole-database.ts'

let whole: WholeDatabase
let admin: pg.Client

beforeAll(async () => {
  whole = await createWholeDatabase()
  admin = new pg.Client({ connectionString: whole.test.adminConnectionString })
  await admin.connect()
})

afterAll(async () => {
  await admin?.end()
  await whole?.test.drop()
})

test('the product as migrated has no fault', async () => {
  expect(await findCatalogueFaults(admin, whole.allowances)).toEqual([])
})

test('every module’s tables are there to be checked', async () => {
  const { rows } = await admin.query<{ schema: string }>(
    `select distinct schemaname as schema from pg_tables where schemaname !~ '^pg_|^information_schema$'`,
  )
  const expected = ['linli', ...whole.modules.map(({ schema }) => schema)]
  expect(rows.map(({ schema }) => schema).toSorted()).toEqual(expected.toSorted())
})

test('nothing is allowed that the product does not have', async () => {
  const { platformTables, definerFunctions, platformWrites, policies } = whole.allowances
  const { rows } = await admin.query<{ names: string[] }>(`select array_agg(name) as names from (
    select schemaname || '.' || tablename as name from pg_tables
    union all select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    union all select schemaname || '.' || tablename || ' ' || policyname from pg_policies) objects`)
  const objects = new Set(rows[0]?.names)
  const named = [
    ...platformTables,
    ...definerFunctions,
    ...platformWrites.map((line) => line.split(' writes ')[1] ?? ''),
    ...policies.map((line) => line.split(' to ')[0] ?? ''),
  ]
  expect(named.filter((name) => !objects.has(name))).toEqual([])
})

describe('finds, planted in the whole product:', () => {
  /** What is planted, and the object that the check must name. */
  const plants: readonly (readonly [what: string, plant: string, object: string])[] = [
    ['a table of the core without a tenant', 'create table core.note (id uuid primary key)', 'core.note'],
    [
      'a plugin’s table whose owner passes the policies',
      'alter table plg_admission.item no force row level security',
      'plg_admission.item',
    ],
    ['a table of the core without row-level security', 'alter table core.post disable row level security', 'core.post'],
    ['a session table that lost its policy', 'drop policy tenant on auth.session', 'auth.session'],
    [
      'a policy that lets every tenant in',
      'create policy helpful on core.case_file for select to linli_core using (true)',
      'core.case_file helpful',
    ],
    [
      'the tenant policy turned open where nobody has a context',
      `alter policy tenant on core.todo using (coalesce(tenant_id = linli.tenant(), true))`,
      'core.todo tenant',
    ],
    [
      'the worker’s policy given to the core as well',
      'alter policy worker on core.outbox to linli_worker, linli_core',
      'core.outbox worker',
    ],
    [
      'the city’s policy widened from figures to cases',
      'create policy city on core.case_file for select to linli_city using (tenant_id = linli.city())',
      'core.case_file city',
    ],
    [
      'a unique name across tenants',
      'create unique index item_name on plg_admission.item (name)',
      'plg_admission.item plg_admission.item_name',
    ],
    [
      'a reference that another tenant’s row can satisfy',
      `alter table core.post add constraint post_unit foreign key (unit_id, tenant_id) references core.org_unit (id, tenant_id)`,
      'core.post post_unit',
    ],
    [
      'a function that runs as its owner',
      `create function auth.all_accounts() returns setof auth.account language sql security definer
         set search_path = pg_catalog as 'select * from auth.account'`,
      'auth.all_accounts',
    ],
    [
      'a known one that forgot its search path',
      'alter function auth.claim_account(text) reset search_path',
      'auth.claim_account',
    ],
    [
      'a function open to everybody',
      'grant execute on function auth.tenant_of_account(text) to public',
      'auth.tenant_of_account',
    ],
    [
      'a published view that a superuser owns',
      'alter view core_api.case_file owner to current_user',
      'core_api.case_file',
    ],
    [
      'a materialised copy of all tenants',
      'create materialized view core_api.everybody as select * from core.person; grant select on core_api.everybody to plg_admission',
      'core_api.everybody',
    ],
    [
      'a plugin that reads a table of the core',
      'grant select on core.person to plg_admission',
      'plg_admission reaches core.person',
    ],
    [
      'a plugin that reads one column of the accounts',
      'grant select (password_hash) on auth.account to plg_admission',
      'plg_admission reaches auth.account',
    ],
    [
      'a plugin that may act as the core',
      'grant linli_core to plg_admission',
      'plg_admission is a member of linli_core',
    ],
    [
      'the server allowed to read files of the machine',
      'grant pg_read_server_files to linli_app',
      'pg_read_server_files',
    ],
    [
      'the server reading before it takes a role',
      'grant select (name) on core.person to linli_app',
      'linli_app may read or write core.person',
    ],
    [
      'a core that writes the calendar of all',
      'grant update on core.calendar_day to linli_core',
      'linli_core writes core.calendar_day',
    ],
    [
      'an audit trail that can be emptied past the policies',
      'grant truncate on core.audit_entry to linli_core',
      'linli_core may truncate core.audit_entry',
    ],
    ['a role that passes the policies', 'alter role linli_city bypassrls', 'linli_city'],
    [
      'a plugin that owns its table',
      'alter table plg_admission.report owner to plg_admission',
      'plg_admission owns plg_admission.report',
    ],
    [
      'a plugin that may create tables',
      'grant create on schema plg_admission to plg_admission',
      'plg_admission may create in plg_admission',
    ],
    [
      'a counter shared by all tenants',
      "create sequence core.case_number; alter table core.case_file add column number bigint not null default nextval('core.case_number')",
      'core.case_file.number',
    ],
  ]

  test.each(plants)('%s', async (_what, plant, object) => {
    await admin.query('begin')
    try {
      if (object === 'core.post post_unit') await admin.query('alter table core.org_unit add unique (id, tenant_id)')
      await admin.query(plant)
      const faults = await findCatalogueFaults(admin, whole.allowances)
      expect(faults.map((fault) => fault.object)).toContain(object)
    } finally {
      await admin.query('rollback')
    }
  })

  test('and nothing is left of the plants', async () => {
    expect(await findCatalogueFaults(admin, whole.allowances)).toEqual([])
  })
})
