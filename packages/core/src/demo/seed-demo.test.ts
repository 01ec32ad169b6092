import { authMigrations } from '@linli/auth'
import { asSuperuser, createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreMigrations, queueMigrations } from '../core-migrations.ts'
import { seedPlaces } from '../seed/seed-places.ts'
import { seedDemo } from './seed-demo.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase({ modules: [authMigrations, coreMigrations, queueMigrations] })
  await seedPlaces(test.database)
})

afterAll(() => test.drop())

const now = new Date('2026-03-02T01:00:00Z')

it('puts marked people with accounts of their own into every tenant, once', async () => {
  const accounts = await seedDemo(test.database, { now })
  expect(accounts).toHaveLength(9 * 6 + 2)
  expect(accounts.find(({ account }) => account === 'haigang.health')).toMatchObject({
    tenant: '海港区',
    unit: '海港区卫生健康局',
  })
  expect(accounts.find(({ account }) => account === 'city.officer')).toMatchObject({ unit: '秦皇岛市民政局' })
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length)
  const people = await asSuperuser(test.adminConnectionString, 'select distinct demo from core.person')
  expect(people).toEqual([{ demo: true }])
  const everybody = await count()
  // Five departments of each district have somebody without an account.
  expect(everybody).toBe(9 * (6 + 5) + 2)
  expect(await seedDemo(test.database, { now })).toEqual([])
  expect(await count()).toBe(everybody)
})

async function count() {
  const people = await asSuperuser(test.adminConnectionString, 'select distinct tenant_id, name from core.person')
  return people.length
}
