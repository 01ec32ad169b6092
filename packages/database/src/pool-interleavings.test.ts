import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './open-database.ts'
import { createTestDatabase, type TestDatabase } from './testing/index.ts'
import { haigang, otherModule, sampleMigrations, sampleModule, shanhaiguan } from './testing/sample-module.ts'

const INTERLEAVINGS = 10_000
const WORKERS = 8
const SEED = 20_261_123
/** Half a minute on a quiet machine, and as long as it takes on a busy one. */
const PATIENCE_MS = 240_000

let test_: TestDatabase
let admin: pg.Client

beforeAll(async () => {
  test_ = await createTestDatabase({ modules: [sampleMigrations], open: { poolSize: 3 } })
  admin = new pg.Client({ connectionString: test_.adminConnectionString })
  await admin.connect()
})

afterAll(async () => {
  await admin.end()
  await test_.drop()
})

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Outcome = (database: Database, tenant: typeof haigang) => Promise<unknown>

const expected = Symbol('expected')

const outcomes: Record<string, Outcome> = {
  read: (database, tenant) => database.read(sampleModule, tenant, ({ db }) => sql`select 1`.execute(db)),
  write: (database, tenant) =>
    database.write(sampleModule, tenant, ({ db }) =>
      db.insertInto('sample.note').values({ id: randomUUID(), body: 'kept', day: null }).execute(),
    ),
  throwsInWork: (database, tenant) =>
    database.write(sampleModule, tenant, async ({ db, as }) => {
      await db.insertInto('sample.note').values({ id: randomUUID(), body: 'lost', day: null }).execute()
      await sql`select 1`.execute(as(otherModule).db)
      throw expected
    }),
  sqlError: (database, tenant) => database.write(sampleModule, tenant, ({ db }) => sql`select 1 / 0`.execute(db)),
  readError: (database, tenant) => database.read(sampleModule, tenant, ({ db }) => sql`select 'x'::int`.execute(db)),
  swallowedError: (database, tenant) =>
    database.write(sampleModule, tenant, async ({ db }) => {
      await sql`select 1 / 0`.execute(db).catch(() => undefined)
    }),
  forgottenAwait: (database, tenant) =>
    database.write(sampleModule, tenant, async ({ db }) => {
      sql`select pg_sleep(0.001)`.execute(db).catch(() => undefined)
    }),
  cancelled: (database, tenant) => {
    const controller = new AbortController()
    const work = database.write(
      sampleModule,
      tenant,
      async ({ db }) => {
        await db.insertInto('sample.note').values({ id: randomUUID(), body: 'lost', day: null }).execute()
        const slow = sql`select pg_sleep(30)`.execute(db)
        controller.abort(new Error('cancelled'))
        await slow
      },
      { signal: controller.signal },
    )
    return work
  },
  cancelledRead: (database, tenant) => {
    const controller = new AbortController()
    const work = database.read(sampleModule, tenant, ({ db }) => sql`select pg_sleep(30)`.execute(db), {
      signal: controller.signal,
    })
    queueMicrotask(() => controller.abort(new Error('cancelled')))
    return work
  },
  timeout: (database, tenant) =>
    database.write(sampleModule, tenant, async ({ db }) => {
      await sql`select set_config('statement_timeout', '1', true)`.execute(db)
      await sql`select pg_sleep(30)`.execute(db)
    }),
  disconnected: (database, tenant) =>
    database.write(sampleModule, tenant, async ({ db }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await sql`select 1`.execute(db)
    }),
}

/** Rare ones cost a new connection each; the mix keeps the run in seconds without leaving any out. */
const weights: Record<string, number> = {
  cancelled: 0.3,
  cancelledRead: 0.3,
  disconnected: 0.3,
  forgottenAwait: 0.3,
  timeout: 0.3,
}

function pick(random: () => number): string {
  const names = Object.keys(outcomes)
  const total = names.reduce((sum, name) => sum + (weights[name] ?? 1), 0)
  let left = random() * total
  for (const name of names) {
    left -= weights[name] ?? 1
    if (left <= 0) return name
  }
  return 'read'
}

test(
  `after each of ${INTERLEAVINGS} outcomes no connection carries a transaction, role or tenant`,
  async () => {
    const random = randomNumbers(SEED)
    const seen = new Map<string, number>()
    let left = INTERLEAVINGS
    const worker = async () => {
      while (left > 0) {
        left -= 1
        const name = pick(random)
        const tenant = random() < 0.5 ? haigang : shanhaiguan
        seen.set(name, (seen.get(name) ?? 0) + 1)
        const outcome = outcomes[name]
        if (outcome === undefined) throw new Error(name)
        await outcome(test_.database, tenant).catch(() => undefined)
        // The next borrower, whoever that is: its own tenant, a fresh transaction, nothing of the one before.
        const probe = random() < 0.5 ? haigang : shanhaiguan
        const state = await test_.database.read(sampleModule, probe, ({ db }) =>
          sql<{ tenant: string; fresh: boolean; role: string }>`
          select linli.tenant() as tenant, pg_current_xact_id_if_assigned() is null as fresh, current_user::text as role
        `.execute(db),
        )
        expect(state.rows).toEqual([{ tenant: probe.tenantId, fresh: true, role: 'linli_sample' }])
      }
    }
    await Promise.all(Array.from({ length: WORKERS }, worker))

    expect([...seen.keys()].sort()).toEqual(Object.keys(outcomes).sort())
    const open = await admin.query(
      `select pid, state from pg_stat_activity where datname = current_database() and usename = 'linli_app' and state <> 'idle'`,
    )
    expect(open.rows.filter((row) => row.state.startsWith('idle in transaction'))).toEqual([])
    const lost = await admin.query(`select count(*)::int as n from sample.note where body = 'lost'`)
    expect(lost.rows[0].n).toBe(0)
    const kept = await admin.query(`select count(*)::int as n from sample.note where body = 'kept'`)
    expect(kept.rows[0].n).toBe(seen.get('write'))
  },
  PATIENCE_MS,
)

test('a connection goes back bare: no role, no context', async () => {
  const bare = await createTestDatabase({ modules: [sampleMigrations], open: { poolSize: 1 } })
  try {
    for (const outcome of ['read', 'write', 'throwsInWork', 'sqlError', 'timeout']) {
      await outcomes[outcome]?.(bare.database, haigang).catch(() => undefined)
      expect(await bare.database.ready()).toBe(true)
      const watcher = new pg.Client({ connectionString: bare.adminConnectionString })
      await watcher.connect()
      const { rows } = await watcher.query(
        `select state, backend_xid, backend_xmin from pg_stat_activity where datname = current_database() and usename = 'linli_app'`,
      )
      await watcher.end()
      expect(rows.every((row) => row.state === 'idle' && row.backend_xid === null && row.backend_xmin === null)).toBe(
        true,
      )
    }
  } finally {
    await bare.drop()
  }
})
