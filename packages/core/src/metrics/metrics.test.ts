import { asSuperuser, withSuperuser } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { cityModule, coreModule } from '../core-module.ts'
import { readDistricts } from '../oversight/read-districts.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { addMetric, type MetricChange } from './add-metric.ts'
import { foldMetrics } from './fold-metrics.ts'
import type { CountedRow, CountQuery } from './metric.queries.ts'
import { type Recount, recountMetric } from './recount-metric.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

/** An advisory lock of this file's own. */
const GATE = 4711
const WAIT = { timeout: 30_000 }

const metric = 'sample.reports'
const metrics = [{ key: metric, pluginId: 'sample', unit: 'report' }]

function add(tenant: TestTenant, ...changes: MetricChange[]) {
  return test.database.write(coreModule, tenant.context, (scope) => addMetric(scope, changes))
}

const view = (tenant: TestTenant) =>
  test.database.read(coreModule, tenant.context, (scope) => readDistricts(scope, { metrics, now: test.clock.now() }))

function recount(tenant: TestTenant, counted: { unitId?: string; value: number }[]) {
  return recountBy(tenant, {
    metric,
    count: () => sql<CountedRow>`(
      select "unitId", value from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as r ("unitId" uuid, value bigint))`,
  })
}

function recountBy(tenant: TestTenant, input: Recount) {
  return test.database.write(coreModule, tenant.context, (scope) => recountMetric(scope, input))
}

it('shows the city each district’s communities as soon as they are folded', async () => {
  expect((await view(test.city)).districts.map(({ communities }) => communities)).toEqual([0, 0])
  await foldMetrics(test.database, test.clock)
  expect(await view(test.city)).toEqual({
    asOf: test.clock.now().toISOString(),
    metrics,
    districts: [
      { tenantId: test.haigang.tenantId, name: '海港区', communities: 4, values: {} },
      { tenantId: test.shanhaiguan.tenantId, name: '山海关区', communities: 4, values: {} },
    ],
  })
})

it('folds what was appended into community and district, once', async () => {
  const [one, two] = test.haigang.units.communities
  await add(test.haigang, { metric, unitId: one?.id ?? '', amount: 3 }, { metric, unitId: two?.id ?? '', amount: 4 })
  await add(test.haigang, { metric, unitId: one?.id ?? '', amount: -1 })
  await add(test.shanhaiguan, { metric, amount: 5 })
  const folded = await Promise.all([foldMetrics(test.database, test.clock), foldMetrics(test.database, test.clock)])
  expect(folded.reduce((a, b) => a + b)).toBe(4)
  expect((await view(test.city)).districts.map(({ values }) => values)).toEqual([{ [metric]: 6 }, { [metric]: 5 }])
  const communities = await test.database.read(coreModule, test.haigang.context, (scope) =>
    scope.db
      .selectFrom('core.metric_community')
      .select('value')
      .where('metric', '=', metric)
      .orderBy('value')
      .execute(),
  )
  expect(communities.map(({ value }) => value)).toEqual([2, 4])
})

it('agrees with a fresh count, also while changes wait to be folded', async () => {
  const [one, two] = test.haigang.units.communities
  await add(test.haigang, { metric, unitId: two?.id ?? '', amount: 1 })
  const counted = [{ unitId: one?.id ?? '', value: 2 }, { unitId: two?.id ?? '', value: 5 }, { value: 7 }]
  expect(await recount(test.haigang, counted)).toEqual([])
})

it('tells a difference and mends it', async () => {
  const [one, two] = test.haigang.units.communities
  const counted = [
    { unitId: one?.id ?? '', value: 2 },
    { unitId: two?.id ?? '', value: 9 },
  ]
  expect(await recount(test.haigang, counted)).toEqual([{ metric, unitId: two?.id, kept: 5, counted: 9 }])
  expect(await recount(test.haigang, counted)).toEqual([])
  await foldMetrics(test.database, test.clock)
  expect((await view(test.city)).districts[0]?.values).toEqual({ [metric]: 11 })
})

it('counts as of the moment of the kept figures, whatever is committed and folded meanwhile', async () => {
  const { haigang: tenant, database, clock } = test
  const unitId = tenant.units.communities[0]?.id ?? ''
  const addPost = () =>
    database.write(coreModule, tenant.context, async (scope) => {
      const post = { id: newId(), unit_id: unitId, title: 'x', role: 'community-worker' as const }
      await scope.db.insertInto('core.post').values(post).execute()
      await addMetric(scope, [{ metric: 'sample.posts', unitId, amount: 1 }])
    })
  const count: CountQuery = (db) =>
    db
      .selectFrom('core.post')
      .select((eb) => ['unit_id as unitId', eb.fn.countAll<number>().as('value')])
      .where('title', '=', 'x')
      // waits for the gate once its moment is fixed
      .where(sql<boolean>`pg_advisory_xact_lock(${sql.lit(GATE)}) is not null`)
      .groupBy('unit_id')
  await addPost()
  await withSuperuser(test.adminConnectionString, async (gate) => {
    await gate.query(`select pg_advisory_lock(${GATE})`)
    const recounted = recountBy(tenant, { metric: 'sample.posts', count })
    await vi.waitUntil(async () => {
      const { rowCount } = await gate.query(
        `select from pg_locks where locktype = 'advisory' and objid = ${GATE} and not granted`,
      )
      return rowCount === 1
    }, WAIT)
    await addPost()
    await foldMetrics(database, clock)
    await gate.query(`select pg_advisory_unlock(${GATE})`)
    expect(await recounted).toEqual([])
  })
  expect(await recountBy(tenant, { metric: 'sample.posts', count })).toEqual([])
})

it('shows a district nothing of the others', async () => {
  expect((await view(test.haigang)).districts).toEqual([])
})

it('shows a city nothing of another city’s districts', async () => {
  const other = newId()
  await asSuperuser(
    test.adminConnectionString,
    `insert into core.tenant (tenant_id, kind, name, slug) values ($1, 'city', 'another', 'another')`,
    [other],
  )
  const stranger = {
    ...test.city,
    tenantId: other,
    cityId: other,
    context: { ...test.city.context, tenantId: other, cityId: other },
  }
  expect((await view(stranger)).districts).toEqual([])
  // The policies alone say the same, without the query layer's predicate.
  const raw = (tenant: TestTenant) =>
    test.database.write(cityModule, tenant.context, async (scope) => {
      const { rows } = await sql<{ name: string }>`
        select t.name from core.metric_district m join core.tenant t using (tenant_id) where t.kind <> 'city' group by 1`.execute(
        scope.db,
      )
      return rows.map(({ name }) => name).toSorted()
    })
  expect(await raw(test.city)).toEqual(['山海关区', '海港区'])
  expect(await raw(stranger)).toEqual([])
})
