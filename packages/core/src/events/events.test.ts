import { asSuperuser } from '@linli/database/testing'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTenantDirectory } from '../tenancy/tenant-directory.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { startWorker } from '../worker/start-worker.ts'
import { deliver } from './deliver-events.ts'
import { emitEvent } from './emit-event.ts'
import { type EventQueue, openEventQueue } from './event-queue.ts'
import { relayOutbox } from './relay-outbox.ts'
import type { EventSubscription } from './subscription.ts'

let test: TestCity
let queue: EventQueue
const failures: unknown[] = []

beforeAll(async () => {
  test = await createTestCity()
  queue = await openEventQueue(test.database, (error) => failures.push(error))
})

afterEach(() => expect(failures).toEqual([]))

afterAll(async () => {
  await queue.close()
  await test.drop()
})

/** Leaves a mark that can be counted. */
const countingSubscription = (name: string, fail: () => boolean = () => false): EventSubscription => ({
  name,
  event: 'sample.happened',
  async handle(scope, event) {
    const effect = { id: crypto.randomUUID(), name: `${name}/${String(event.payload.n)}` }
    await scope.db.insertInto('core.person').values(effect).execute()
    if (fail()) throw new Error('the handler failed')
  },
})

function emit(n: number, tenant = test.haigang) {
  return test.database.write(coreModule, tenant.context, (scope) =>
    emitEvent(scope, { type: 'sample.happened', payload: { n }, occurredAt: test.clock.now() }),
  )
}

async function effects(name: string, tenant = test.haigang) {
  const rows = await test.database.read(coreModule, tenant.context, (scope) =>
    scope.db.selectFrom('core.person').select('name').where('name', 'like', `${name}/%`).orderBy('name').execute(),
  )
  return rows.map((row) => row.name)
}

const admin = (sql: string) => asSuperuser(test.adminConnectionString, sql)

it('delivers an event to each subscriber in its own tenant, and not if its change was rolled back', async () => {
  const subscriptions = [countingSubscription('a'), countingSubscription('b')]
  const worker = await startWorker({ database: test.database, clock: test.clock, subscriptions })
  await emit(1)
  await emit(2, test.shanhaiguan)
  const rolledBack = test.database.write(coreModule, test.haigang.context, async (scope) => {
    await emitEvent(scope, { type: 'sample.happened', payload: { n: 3 }, occurredAt: test.clock.now() })
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  expect(await worker.runOnce()).toMatchObject({ relayed: 2, delivered: 4 })
  expect(await worker.runOnce()).toMatchObject({ relayed: 0, delivered: 0 })
  await worker.stop()
  expect([await effects('a'), await effects('b')]).toEqual([['a/1'], ['b/1']])
  expect([await effects('a', test.shanhaiguan), await effects('b', test.shanhaiguan)]).toEqual([['a/2'], ['b/2']])
})

it('moves each event once when two workers relay at the same time', async () => {
  const subscriptions = [countingSubscription('c')]
  for (let n = 0; n < 20; n += 1) await emit(n)
  const moved = await Promise.all([1, 2].map(() => relayOutbox(test.database, queue, subscriptions)))
  expect(moved.reduce((a, b) => a + b)).toBe(20)
  expect(await queue.fetch(100)).toHaveLength(20)
  await admin('delete from pgboss.job')
})

it('has its effect once when the worker dies between the effect and the acknowledgement', async () => {
  const subscriptions = [countingSubscription('d')]
  const work = {
    database: test.database,
    tenants: createTenantDirectory(test.database),
    subscriptions,
    clock: test.clock,
  }
  await emit(1)
  await relayOutbox(test.database, queue, subscriptions)
  const [taken] = await queue.fetch(10)
  if (taken === undefined) throw new Error('Nothing was delivered')
  await deliver(work, taken)
  // Here it died. The queue notices that nobody acknowledged, and delivers again.
  await admin("update pgboss.job set started_on = started_on - interval '1 hour'")
  await queue.maintain()
  await admin('update pgboss.job set start_after = now()')
  const [again] = await queue.fetch(10)
  expect(again?.jobId).toBe(taken.jobId)
  if (again === undefined) throw new Error('It was not delivered again')
  await deliver(work, again)
  await queue.acknowledge(again.jobId)
  expect(await effects('d')).toEqual(['d/1'])
  expect(await queue.fetch(10)).toEqual([])
})

it('has its effect once when two workers hold the same delivery', async () => {
  const subscriptions = [countingSubscription('e')]
  const work = {
    database: test.database,
    tenants: createTenantDirectory(test.database),
    subscriptions,
    clock: test.clock,
  }
  await emit(1)
  await relayOutbox(test.database, queue, subscriptions)
  const [taken] = await queue.fetch(10)
  if (taken === undefined) throw new Error('Nothing was delivered')
  await Promise.all([deliver(work, taken), deliver(work, taken), deliver(work, taken)])
  await queue.acknowledge(taken.jobId)
  expect(await effects('e')).toEqual(['e/1'])
})

it('leaves nothing of a handler that failed, and tries it again', async () => {
  let failing = true
  const errors: unknown[] = []
  const subscriptions = [countingSubscription('f', () => failing)]
  const options = { database: test.database, clock: test.clock, subscriptions, onError: (e: unknown) => errors.push(e) }
  const worker = await startWorker(options)
  await emit(1)
  expect(await worker.runOnce()).toMatchObject({ relayed: 1, delivered: 0 })
  expect(errors).toMatchObject([{ message: 'the handler failed' }])
  expect(await effects('f')).toEqual([])
  failing = false
  await admin('update pgboss.job set start_after = now()')
  expect(await worker.runOnce()).toMatchObject({ delivered: 1 })
  expect(await effects('f')).toEqual(['f/1'])
  await worker.stop()
})

it('gives the worker’s role rows of the queue but none of its tables', async () => {
  const rights = await admin(
    `select has_schema_privilege('linli_worker', 'pgboss', 'create') as create,
       has_table_privilege('linli_worker', 'pgboss.job', 'insert') as insert,
       has_schema_privilege('linli_core', 'pgboss', 'usage') as core, has_schema_privilege('linli_app', 'pgboss', 'usage') as app`,
  )
  expect(rights).toEqual([{ create: false, insert: true, core: false, app: false }])
})
