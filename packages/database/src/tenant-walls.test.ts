import { createHmac, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createContextSigner } from './context-token.ts'
import { prepareQuery } from './prepared-query.ts'
import type { ReadScope } from './scope.ts'
import { createTestDatabase, type TestDatabase } from './testing/index.ts'
import {
  haigang,
  otherModule,
  type SampleTables,
  sampleMigrations,
  sampleModule,
  shanhaiguan,
  strangerModule,
} from './testing/sample-module.ts'

let test_: TestDatabase

beforeAll(async () => {
  test_ = await createTestDatabase({ modules: [sampleMigrations] })
  for (const context of [haigang, shanhaiguan]) {
    await test_.database.write(sampleModule, context, async ({ db }) => {
      await db
        .insertInto('sample.note')
        .values([1, 2, 3].map((n) => ({ id: randomUUID(), body: `${context.tenantId}-${n}`, day: '2026-02-13' })))
        .execute()
    })
  }
})

afterAll(() => test_.drop())

test('each tenant sees its own rows and no others', async () => {
  for (const context of [haigang, shanhaiguan]) {
    const rows = await test_.database.read(sampleModule, context, ({ db }) =>
      db.selectFrom('sample.note').selectAll().execute(),
    )
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => row.tenant_id === context.tenantId && row.day === '2026-02-13' && row.hits === 0)).toBe(
      true,
    )
  }
})

test('raw SQL without the predicate meets the policies', async () => {
  const rows = await test_.database.read(sampleModule, haigang, ({ db }) =>
    sql<{ tenant_id: string }>`select tenant_id from sample.note`.execute(db),
  )
  expect(new Set(rows.rows.map((row) => row.tenant_id))).toEqual(new Set([haigang.tenantId]))
})

test('a row of another tenant can be neither written nor pointed at', async () => {
  const [foreign] = await test_.database.read(sampleModule, shanhaiguan, ({ db }) =>
    db.selectFrom('sample.note').select('id').execute(),
  )
  await test_.database.write(sampleModule, haigang, async ({ db }) => {
    const updated = await sql`update sample.note set body = 'taken' where id = ${foreign?.id}`.execute(db)
    expect(updated.numAffectedRows).toBe(0n)
  })
  const insert = (text: ReturnType<typeof sql>) =>
    test_.database.write(sampleModule, haigang, ({ db }) => text.execute(db))
  await expect(
    insert(sql`insert into sample.note values (${shanhaiguan.tenantId}, ${randomUUID()}, 'planted')`),
  ).rejects.toMatchObject({ code: '42501' })
  await expect(
    insert(sql`insert into sample.comment values (${haigang.tenantId}, ${randomUUID()}, ${foreign?.id}, 'x')`),
  ).rejects.toMatchObject({ code: '23503' })
})

test('a write tells how many rows it changed', async () => {
  await test_.database.write(sampleModule, haigang, async ({ db }) => {
    const id = randomUUID()
    const inserted = await db
      .insertInto('sample.note')
      .values({ id, body: 'counted', day: null })
      .executeTakeFirstOrThrow()
    const updated = await db.updateTable('sample.note').set({ hits: 2 }).where('id', '=', id).executeTakeFirstOrThrow()
    const missed = await db
      .updateTable('sample.note')
      .set({ hits: 3 })
      .where('id', '=', randomUUID())
      .executeTakeFirstOrThrow()
    const deleted = await db.deleteFrom('sample.note').where('id', '=', id).executeTakeFirstOrThrow()
    expect([
      inserted.numInsertedOrUpdatedRows,
      updated.numUpdatedRows,
      missed.numUpdatedRows,
      deleted.numDeletedRows,
    ]).toEqual([1n, 1n, 0n, 1n])
  })
})

test('reading scopes cannot write', async () => {
  const write = test_.database.read(sampleModule, haigang, ({ db }) =>
    sql`update sample.note set body = 'x'`.execute(db),
  )
  await expect(write).rejects.toMatchObject({ code: '25006' })
})

test('a transaction that outlives its context is given a new one', async () => {
  const contextOf = sql<{ context: string; tenant: string }>`
    select current_setting('linli.context') as context, linli.tenant() as tenant`
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await test_.database.write(sampleModule, haigang, async ({ db }) => {
      const [first] = (await contextOf.execute(db)).rows
      vi.advanceTimersByTime(30_000)
      const [second] = (await contextOf.execute(db)).rows
      expect(second?.tenant).toBe(haigang.tenantId)
      expect(second?.context).not.toBe(first?.context)
    })
  } finally {
    vi.useRealTimers()
  }
})

test('a transaction changes role with its module, and keeps all or nothing', async () => {
  const roleOf = sql<{ role: string; module: string }>`select current_user::text as role, linli.module() as module`
  await test_.database.write(sampleModule, haigang, async (scope) => {
    expect((await roleOf.execute(scope.db)).rows).toEqual([{ role: 'linli_sample', module: 'linli_sample' }])
    const other = scope.as(otherModule)
    expect((await roleOf.execute(other.db)).rows).toEqual([
      { role: 'linli_sample_other', module: 'linli_sample_other' },
    ])
    expect((await roleOf.execute(scope.db)).rows[0]?.role).toBe('linli_sample')
  })
  const stranger = test_.database.read(strangerModule, haigang, ({ db }) =>
    db.selectFrom('sample.note').selectAll().execute(),
  )
  await expect(stranger).rejects.toMatchObject({ code: '42501' })

  const failing = test_.database.write(sampleModule, haigang, async (scope) => {
    await scope.db.insertInto('sample.note').values({ id: randomUUID(), body: 'gone', day: null }).execute()
    await scope
      .as(otherModule)
      .db.insertInto('sample.note')
      .values({ id: randomUUID(), body: 'gone', day: null })
      .execute()
    throw new Error('after the writes')
  })
  await expect(failing).rejects.toThrow('after the writes')
  const rows = await test_.database.read(sampleModule, haigang, ({ db }) =>
    db.selectFrom('sample.note').select('id').where('body', '=', 'gone').execute(),
  )
  expect(rows).toEqual([])
})

test('a swallowed error does not commit half a transaction', async () => {
  const swallowing = test_.database.write(sampleModule, haigang, async ({ db }) => {
    await db.insertInto('sample.note').values({ id: randomUUID(), body: 'half', day: null }).execute()
    await sql`select 1 / 0`.execute(db).catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('could not be committed')
})

test('a scope is dead after its work', async () => {
  const kept = await test_.database.read(sampleModule, haigang, async (scope) => scope)
  await expect(kept.db.selectFrom('sample.note').selectAll().execute()).rejects.toThrow('ended')
  const keptWriter = await test_.database.write(sampleModule, haigang, async (scope) => scope)
  await expect(keptWriter.db.selectFrom('sample.note').selectAll().execute()).rejects.toThrow('ended')
})

test('a prepared query runs with each input and each tenant', async () => {
  const notesOf = prepareQuery<SampleTables, { body: string; limit: number }>()((db, param) =>
    db.selectFrom('sample.note').select(['id', 'body']).where('body', '=', param('body')).limit(param('limit')),
  )
  const found = (body: string, context = haigang) =>
    test_.database.read(sampleModule, context, (scope) => scope.run(notesOf, { body, limit: 5 }))
  expect(await found(`${haigang.tenantId}-1`)).toHaveLength(1)
  expect(await found(`${haigang.tenantId}-1`, shanhaiguan)).toEqual([])
})

test('the plan checks the context once and then scans the index', async () => {
  const plan = await test_.database.read(sampleModule, haigang, ({ db }) =>
    sql<{
      'QUERY PLAN': string
    }>`explain select * from sample.note where tenant_id = ${haigang.tenantId}::uuid`.execute(db),
  )
  const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('One-Time Filter')
})

/** Runs statements as the server's login, as an attacker who has its connection and nothing else. */
async function asAttacker<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: test_.appConnectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function rowsUnder(client: pg.Client, context: string, role = 'linli_sample'): Promise<number> {
  await client.query('begin')
  try {
    await client.query(`select set_config('role', $1, true), set_config('linli.context', $2, true)`, [role, context])
    return (await client.query('select * from sample.note')).rowCount ?? 0
  } finally {
    await client.query('rollback')
  }
}

test('without a context there are no rows', async () => {
  await asAttacker(async (client) => {
    await expect(client.query('select * from sample.note')).rejects.toMatchObject({ code: '42501' })
    expect(await rowsUnder(client, '')).toBe(0)
  })
})

test('forged, expired and borrowed contexts are errors', async () => {
  const sign = createContextSigner(test_.contextSecret)
  await asAttacker(async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const claims = { ...haigang, role: 'linli_sample', backendPid: rows[0]?.pid ?? 0 }
    const good = sign(claims)
    expect(await rowsUnder(client, good)).toBe(3)

    const [payload = '', mac = ''] = good.split('.')
    const forgeries = [
      `${payload.replace(haigang.tenantId, shanhaiguan.tenantId)}.${mac}`,
      `${payload}.${'0'.repeat(64)}`,
      `${payload}.${createHmac('sha256', 'a guess').update(payload).digest('hex')}`,
      payload,
      `${payload}.`,
      'nonsense',
      '.',
      '|||||.',
      shanhaiguan.tenantId,
    ]
    for (const forgery of forgeries) {
      await expect(rowsUnder(client, forgery)).rejects.toMatchObject({
        code: '28000',
        message: expect.stringContaining('forged'),
      })
    }
    const expired = sign(claims, Date.now() - 61_000)
    await expect(rowsUnder(client, expired)).rejects.toThrow('expired')
    const ofAnotherBackend = sign({ ...claims, backendPid: 1 })
    await expect(rowsUnder(client, ofAnotherBackend)).rejects.toThrow('borrowed')
    await expect(rowsUnder(client, good, 'linli_sample_other')).rejects.toThrow('borrowed')
  })
})

test('SQL smuggled into a module reaches no other tenant', async () => {
  const smuggle = (statement: string, context = haigang) =>
    test_.database.write(sampleModule, context, async ({ db }) => {
      await sql.raw(statement).execute(db)
      return (await sql<{ tenant_id: string }>`select tenant_id from sample.note`.execute(db)).rows
    })
  await expect(smuggle(`select set_config('linli.context', '${shanhaiguan.tenantId}', true)`)).rejects.toThrow('forged')
  await expect(smuggle(`select set_config('role', 'linli_sample_other', true)`)).rejects.toThrow('borrowed')
  await expect(smuggle(`select set_config('role', 'none', true)`)).rejects.toMatchObject({ code: '42501' })
  await expect(smuggle('select * from linli.context_secret')).rejects.toMatchObject({ code: '42501' })
  expect(await smuggle(`select set_config('linli.context', '', true)`)).toEqual([])

  const stolen = await test_.database.read(sampleModule, shanhaiguan, ({ db }) =>
    sql<{ context: string }>`select current_setting('linli.context') as context`.execute(db),
  )
  const token = stolen.rows[0]?.context ?? ''
  await asAttacker(async (client) => {
    await expect(rowsUnder(client, token)).rejects.toThrow('borrowed')
  })
})

test('a session-wide setting does not outlive the request', async () => {
  await test_.database.write(sampleModule, haigang, async ({ db }) => {
    await sql`select set_config('linli.context', current_setting('linli.context'), false)`.execute(db)
  })
  // The next borrower brings its own context, and without one the old token is out of its role.
  const rows = await test_.database.read(sampleModule, shanhaiguan, ({ db }) =>
    sql<{ tenant_id: string }>`select tenant_id from sample.note`.execute(db),
  )
  expect(new Set(rows.rows.map((row) => row.tenant_id))).toEqual(new Set([shanhaiguan.tenantId]))
})

test('what only reads in a writing transaction cannot write, and the transaction goes on', async () => {
  const bodies = ({ db }: ReadScope<SampleTables>) =>
    db.selectFrom('sample.note').select('body').where('body', 'like', 'pen-%').orderBy('body').execute()
  const rolledBack = test_.database.write(sampleModule, haigang, async (scope) => {
    const add = (body: string) =>
      scope.db.insertInto('sample.note').values({ id: randomUUID(), body, day: '2026-02-13' }).execute()
    await add('pen-1')
    const told = [await bodies(scope.reading())]
    await add('pen-2')
    told.push(await bodies(scope.reading().as(sampleModule)))
    throw new Error(JSON.stringify(told.map((rows) => rows.length)))
  })
  await expect(rolledBack).rejects.toThrow('[1,2]')
  const withPen = test_.database.write(sampleModule, haigang, async (scope) => {
    // as code that no types hold
    const { db } = scope.reading() as unknown as typeof scope
    await db.updateTable('sample.note').set({ body: 'taken' }).execute()
  })
  await expect(withPen).rejects.toMatchObject({ code: '25006' })
  const raw = test_.database.write(sampleModule, haigang, (scope) =>
    sql`delete from sample.note`.execute(scope.reading().db),
  )
  await expect(raw).rejects.toMatchObject({ code: '25006' })
})
