import { authMigrations } from '@linli/auth'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCalendarSource } from '../clocks/calendar-source.ts'
import { coreMigrations, queueMigrations } from '../core-migrations.ts'
import { coreModule } from '../core-module.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import { findUnitByCode } from '../organisation/find-unit-by-code.ts'
import { listUnits } from '../organisation/list-units.ts'
import { searchUnits } from '../register/search-units.ts'
import type { CoreReading } from '../scope.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { createFixedClock } from '../testing/fixed-clock.ts'
import { type SeededPlaces, seedPlaces } from './seed-places.ts'

let test: TestDatabase
let places: SeededPlaces
const on = '2026-03-02'

beforeAll(async () => {
  test = await createTestDatabase({ modules: [authMigrations, coreMigrations, queueMigrations] })
  places = await seedPlaces(test.database)
})

afterAll(() => test.drop())

function inTenant<T>(slug: string, work: (scope: CoreReading) => Promise<T>): Promise<T> {
  const ids = places.get(slug)
  if (ids === undefined) throw new Error(slug)
  return test.database.read(coreModule, { ...ids, actorId: SYSTEM_ACTOR }, work)
}

it('makes the city, seven districts and counties and two functional zones', async () => {
  const tenants = await listTenants(test.database)
  expect(tenants.map(({ kind }) => kind).toSorted()).toEqual([
    'city',
    ...Array(3).fill('county'),
    ...Array(4).fill('district'),
    ...Array(2).fill('functional-zone'),
  ])
})

it('puts in 102 streets and towns and 232 communities, under names as people say them', async () => {
  let streets = 0
  const communities: string[] = []
  for (const slug of places.keys()) {
    const units = await inTenant(slug, (scope) => listUnits(scope, { on }))
    streets += units.filter(({ kind }) => kind === 'street').length
    communities.push(...units.filter(({ kind }) => kind === 'community').map(({ name }) => name))
  }
  expect(streets).toBe(102)
  expect(communities).toHaveLength(232)
  expect(communities).toContain('文耀里社区')
  expect(communities.filter((name) => !name.endsWith('社区'))).toEqual([])
})

it('gives every district an overseer under its own name', async () => {
  const overseer = await inTenant('haigang', findOverseer)
  expect(overseer?.name).toBe('海港区民政局')
})

it('knows a code by its day: 抚宁 was 130323 before 2016', async () => {
  const find = (value: string, day: string) =>
    inTenant('funing', (scope) => findUnitByCode(scope, { scheme: 'gb-2260', value, on: day }))
  const funing = await find('130306', '2026-01-01')
  expect(funing).toBeDefined()
  expect(await find('130323', '2012-01-01')).toBe(funing)
  expect(await find('130323', '2026-01-01')).toBeUndefined()
})

it('counts working days by the notices of 2025 and 2026', async () => {
  const calendar = await inTenant('haigang', (scope) => createCalendarSource(createFixedClock(on)).current(scope))
  expect(calendar.version).toBe('2025+2026')
  expect(calendar.countWorkingDays('2025-12-31', '2026-12-31')).toBe(248)
  expect(calendar.addWorkingDays('2026-02-13', 5)).toEqual({ date: '2026-02-27', provisional: false })
  expect(calendar.addWorkingDays('2026-02-13', 15)).toEqual({ date: '2026-03-12', provisional: false })
})

it('changes nothing when it runs again', async () => {
  const before = await inTenant('haigang', (scope) => listUnits(scope, { on }))
  expect(await seedPlaces(test.database)).toEqual(places)
  expect(await inTenant('haigang', (scope) => listUnits(scope, { on }))).toEqual(before)
})

it('finds the departments of today under the names of 2011', async () => {
  const found = await inTenant('haigang', (scope) =>
    searchUnits(scope, { text: '工商行政管理局', ended: false, limit: 5, on }),
  )
  expect(valueOrThrow(found).rows.map(({ name }) => name)).toEqual(['海港区市场监督管理局'])
})
