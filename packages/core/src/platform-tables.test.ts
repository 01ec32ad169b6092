import { defineModule } from '@linli/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestCity, type TestCity } from './testing/create-test-city.ts'
import { workerModule } from './worker/worker-module.ts'

const pluginModule = defineModule<unknown>('plg_sample')

let test: TestCity

beforeAll(async () => {
  const plugin = { name: 'plg_sample', schema: 'plg_sample', roles: ['plg_sample'], migrations: {} }
  test = await createTestCity({ modules: [plugin] })
})

afterAll(() => test.drop())

/** Runs SQL in a plugin's transaction, as the worker's role: the server's login may take every role. */
function asTakenRole(statement: string, context?: string) {
  return test.database.write(pluginModule, test.haigang.context, async ({ db }) => {
    await sql`select set_config('role', 'linli_worker', true)`.execute(db)
    if (context !== undefined) await sql`select set_config('linli.context', ${context}, true)`.execute(db)
    return sql.raw(statement).execute(db)
  })
}

const statements = [
  'delete from core.calendar_day',
  'update core.calendar_year set source = source',
  'select name from pgboss.queue',
]

it.each(statements)('the worker’s role alone does not suffice for: %s', async (statement) => {
  await expect(asTakenRole(statement)).rejects.toThrow('linli: the context is borrowed')
  const { rows, numAffectedRows } = await asTakenRole(statement, '')
  expect({ rows, numAffectedRows }).toEqual({ rows: [], numAffectedRows: 0n })
})

it('the worker itself reaches them', async () => {
  const counts = await test.database.platform(workerModule, ({ db }) =>
    sql<{ days: number; queues: number }>`
      select (select count(*) from core.calendar_day) as days, (select count(*) from pgboss.queue) as queues`.execute(
      db,
    ),
  )
  expect(counts.rows[0]?.days).toBeGreaterThan(0)
  expect(counts.rows[0]?.queues).toBeGreaterThan(0)
})
