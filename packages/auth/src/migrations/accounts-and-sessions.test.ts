import { defineModule, migrate, migrateDown } from '@linli/database'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authMigrations } from '../auth-migrations.ts'
import { authModule } from '../auth-module.ts'
import { ownContext } from '../tenant-opener.ts'

let test: TestDatabase

const neighbour = { name: 'neighbour', schema: 'neighbour', roles: ['linli_neighbour'], migrations: {} }

beforeAll(async () => {
  test = await createTestDatabase({ modules: [authMigrations, neighbour] })
})
afterAll(() => test.drop())

const TENANT_TABLES = [
  'account',
  'former_password',
  'identity_link',
  'identity_provider',
  'invitation',
  'provider_sign_in',
  'recovery_code',
  'second_factor',
  'session',
  'sign_in',
  'sign_in_rules',
]

const context = ownContext(newId())

function catalogue(question: ReturnType<typeof sql>) {
  return test.database.read(authModule, context, async (scope) => (await question.execute(scope.db)).rows)
}

describe('the migrations of auth', () => {
  it('force row-level security on every tenant table, with the tenant first in every key', async () => {
    const tables = await catalogue(sql`
      select relname, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace = 'auth'::regnamespace and relkind = 'r' and relname not like '%_directory' order by 1`)
    const walled = { relrowsecurity: true, relforcerowsecurity: true }
    expect(tables).toEqual(TENANT_TABLES.map((relname) => ({ relname, ...walled })))
    const keysWithoutTenant = await catalogue(sql`
      select c.conname from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.connamespace = 'auth'::regnamespace and c.contype in ('p', 'u', 'f')
        and a.attname <> 'tenant_id' and c.conrelid not in ('auth.account_directory'::regclass, 'auth.provider_directory'::regclass)`)
    expect(keysWithoutTenant).toEqual([])
  })

  it('lets only linli_auth execute the functions, which run as the owner on a fixed path', async () => {
    const functions = await catalogue(sql`
      select proname, prosecdef, pg_get_userbyid(proowner) as owner, proconfig::text as config,
        has_function_privilege('linli_auth', oid, 'execute') as auth,
        has_function_privilege('linli_neighbour', oid, 'execute') as neighbour,
        has_function_privilege('linli_app', oid, 'execute') as app
      from pg_proc where pronamespace = 'auth'::regnamespace order by 1`)
    const each = {
      prosecdef: true,
      owner: 'linli_owner',
      config: '{search_path=pg_catalog}',
      auth: true,
      neighbour: false,
      app: false,
    }
    expect(functions).toEqual([
      { proname: 'claim_account', ...each },
      { proname: 'publish_provider', ...each },
      { proname: 'published_providers', ...each },
      { proname: 'tenant_of_account', ...each },
    ])
  })

  it('is closed to other modules', async () => {
    const other = defineModule('linli_neighbour')
    for (const table of [...TENANT_TABLES, 'account_directory', 'provider_directory']) {
      const reading = test.database.read(other, context, (scope) =>
        sql`select * from auth.${sql.ref(table)}`.execute(scope.db),
      )
      await expect(reading).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('goes down and up again', async () => {
    const { adminConnectionString } = test
    await migrateDown(adminConnectionString, authMigrations)
    expect(await catalogue(sql`select 1 from pg_class where relnamespace = 'auth'::regnamespace`)).toEqual([])
    expect(await catalogue(sql`select 1 from pg_proc where pronamespace = 'auth'::regnamespace`)).toEqual([])
    await migrate({ adminConnectionString, modules: [authMigrations] })
    expect(
      await catalogue(sql`select relname from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r'`),
    ).toHaveLength(TENANT_TABLES.length + 2)
  })
})
