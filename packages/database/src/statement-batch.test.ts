import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSuperuser, createTestDatabase, type TestDatabase } from './testing/index.ts'
import { haigang, type SampleTables, sampleMigrations, sampleModule } from './testing/sample-module.ts'

let test_: TestDatabase

// One connection, so that every statement meets what the one before left behind.
beforeAll(async () => {
  test_ = await createTestDatabase({ modules: [sampleMigrations], open: { poolSize: 1 } })
})

afterAll(() => test_.drop())

type Reader = Pick<Kysely<SampleTables>, 'getExecutor'>

function read<T>(run: (db: Reader) => Promise<T>): Promise<T> {
  return test_.database.read(sampleModule, haigang, ({ db }) => run(db))
}

test('values stay under their own names when a table changes below a prepared statement', async () => {
  const admin = (statement: string) => asSuperuser(test_.adminConnectionString, statement)
  await admin('create table sample.thing (first text, second text, third text)')
  await admin('grant select on sample.thing to linli_sample')
  await admin("insert into sample.thing values ('1', '2', '3')")
  const all = () => read((db) => sql`select * from sample.thing`.execute(db)).then(({ rows }) => rows)
  expect(await all()).toEqual([{ first: '1', second: '2', third: '3' }])

  await admin('alter table sample.thing drop column first')
  // PostgreSQL refuses the stale plan once; whoever asks again gets the table as it is.
  await all().catch(() => undefined)
  expect(await all()).toEqual([{ second: '2', third: '3' }])
})

test('a statement that was forgotten in a failing batch is prepared anew', async () => {
  const ask = (n: number) => read((db) => sql`select ${sql.lit(n)}::integer as n`.execute(db))
  await ask(0)
  for (let n = 1; n < 198; n += 1) await ask(n)
  // The bound is reached: each failing statement forgets one, and PostgreSQL skips what it is told after the error.
  for (let n = 0; n < 10; n += 1) {
    await expect(read((db) => sql`select 1 / 0 as ${sql.ref(`n${n}`)}`.execute(db))).rejects.toThrow('division by zero')
  }
  for (let n = 0; n < 10; n += 1) expect((await ask(n)).rows).toEqual([{ n }])
})
