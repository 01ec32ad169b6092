import { defineModule, type ModuleMigrations, type TenantId } from '@linli/database'
import { withSuperuser } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaseEngine } from './cases/case-engine.ts'
import { coreModule } from './core-module.ts'
import { publishParameters } from './parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from './testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from './testing/sample-process.ts'
import type { TestTenant } from './testing/test-tenant.ts'

interface PublishedTables {
  'core_api.case_file': { tenant_id: TenantId; id: string; title: string }
  'core_api.org_unit': { tenant_id: TenantId; id: string; name: string }
  'core.case_file': { tenant_id: TenantId; id: string }
}

const sampleModule = defineModule<PublishedTables>('plg_sample')
const otherModule = defineModule<PublishedTables>('plg_other')

/** A module that has nothing but the grants which the host gives to a plugin. */
const granted = (role: string): ModuleMigrations => ({
  name: role,
  schema: role,
  roles: [role],
  migrations: {
    '0001-grants': {
      up: async (db) => {
        await sql.raw(`grant usage on schema core_api to ${role}`).execute(db)
        await sql.raw(`grant select on all tables in schema core_api to ${role}`).execute(db)
      },
    },
  },
})

let test: TestCity

beforeAll(async () => {
  test = await createTestCity({
    modules: [granted('plg_sample'), granted('plg_other')],
    permissions: { sample: samplePermissions },
  })
  await publishParameters(test.database, sampleParameters)
  const { clock, calendar, permissions } = test
  const processes = ['sample', 'other'].map((pluginId) => ({ pluginId, definition: sampleProcess }))
  const engine = createCaseEngine({ clock, calendar, permissions, processes })
  for (const tenant of [test.haigang, test.shanhaiguan]) {
    const actor = tenant.actors.department
    await test.database.write(coreModule, tenant.contextOf(actor), async (scope) => {
      for (const { pluginId } of processes) {
        const title = `${pluginId} in ${tenant.units.root.name}`
        await engine.open(scope, actor, { pluginId, process: 'request', subjectId: newId(), title })
      }
    })
  }
})

afterAll(() => test.drop())

const titles = (tenant: TestTenant, module: typeof sampleModule) =>
  test.database.read(module, tenant.context, async (scope) => {
    const rows = await scope.db.selectFrom('core_api.case_file').select('title').execute()
    return rows.map(({ title }) => title)
  })

it('show a plugin its own cases in its own tenant', async () => {
  expect(await titles(test.haigang, sampleModule)).toEqual(['sample in 海港区'])
  expect(await titles(test.shanhaiguan, sampleModule)).toEqual(['sample in 山海关区'])
  expect(await titles(test.haigang, otherModule)).toEqual(['other in 海港区'])
})

it('show the tenant’s units, and none of another tenant even without the query layer’s predicate', async () => {
  const names = await test.database.write(sampleModule, test.shanhaiguan.context, async (scope) => {
    const { rows } = await sql<{ name: string }>`select name from core_api.org_unit where kind = 'district'`.execute(
      scope.db,
    )
    return rows.map(({ name }) => name)
  })
  expect(names).toEqual(['山海关区'])
})

it('are all that a plugin sees of the core', async () => {
  const direct = test.database.read(sampleModule, test.haigang.context, (scope) =>
    scope.db.selectFrom('core.case_file').select('id').execute(),
  )
  await expect(direct).rejects.toThrow('permission denied')
})

it('find a plugin’s cases of a state by index', async () => {
  await withSuperuser(test.adminConnectionString, async (client) => {
    await client.query(
      `insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id,
         opened_by_post, opened_at, updated_at)
       select $1, gen_random_uuid(), 'sample', 'request', gen_random_uuid(), 'x', 'done', 1, $2, $2, now(), now()
       from generate_series(1, 5000)`,
      [test.haigang.tenantId, test.haigang.units.root.id],
    )
    await client.query('analyze core.case_file')
  })
  const plan = await test.database.write(sampleModule, test.haigang.context, async (scope) => {
    const { rows } = await sql<Record<string, string>>`
      explain select id from core_api.case_file
      where tenant_id = ${test.haigang.tenantId} and process = 'request' and state = 'submitted'
      order by updated_at desc, id desc limit 20`.execute(scope.db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index (Only )?Scan using case_file_by_state/)
  expect(plan).toMatch(/Index Cond: .*plugin_id.*process.*state/)
  expect(plan).not.toContain('Sort')
})
