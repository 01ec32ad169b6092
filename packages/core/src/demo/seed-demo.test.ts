import { authMigrations } from '@linli/auth'
import { asSuperuser, createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { coreMigrations, queueMigrations } from '../core-migrations.ts'
import { seedPlaces } from '../seed/seed-places.ts'
import { seedDemo } from './seed-demo.ts'

let test: TestDatabase

beforeEach(async () => {
  test = await createTestDatabase({ modules: [authMigrations, coreMigrations, queueMigrations] })
  await seedPlaces(test.database)
})

afterEach(() => test.drop())

const now = new Date('2026-03-02T01:00:00Z')

it('puts marked people with accounts of their own into every tenant, once', async () => {
  const accounts = await seedDemo(test.database, { now })
  expect(accounts).toHaveLength(9 * 8 + 4)
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
  expect(everybody).toBe(9 * (8 + 5) + 4)
  expect(await seedDemo(test.database, { now })).toEqual([])
  expect(await count()).toBe(everybody)
})

it('adds no account whose password could not be kept', async () => {
  const kept: string[] = []
  const beforeCommit = async (_scope: unknown, accounts: readonly { account: string }[]) => {
    if (kept.length > 10) throw new Error('disk full')
    kept.push(...accounts.map(({ account }) => account))
  }
  await expect(seedDemo(test.database, { now, beforeCommit })).rejects.toThrow('disk full')
  const accounts = await asSuperuser(test.adminConnectionString, 'select account from auth.account order by account')
  expect(accounts.map(({ account }) => account)).toEqual(kept.toSorted())
})

it('adds nobody to an installation in which somebody is real', async () => {
  await asSuperuser(
    test.adminConnectionString,
    "insert into core.person (tenant_id, id, name) select tenant_id, $1, '张三' from core.tenant where slug = 'haigang'",
    [newId()],
  )
  expect(await seedDemo(test.database, { now })).toEqual([])
  expect(await count()).toBe(1)
})

async function count() {
  const people = await asSuperuser(test.adminConnectionString, 'select distinct tenant_id, name from core.person')
  return people.length
}
