import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authMigrations } from '@linli/auth'
import { coreMigrations, queueMigrations } from '@linli/core'
import { asSuperuser, createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { systemClock } from '@linli/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedFirstStart } from './seed-first-start.ts'

let test_: TestDatabase
let dataDir: string

beforeEach(async () => {
  test_ = await createTestDatabase({ modules: [authMigrations, coreMigrations, queueMigrations] })
  dataDir = await mkdtemp(join(tmpdir(), 'linli-seed-'))
})

afterEach(async () => {
  await test_.drop()
  await rm(dataDir, { recursive: true })
})

function seed(demo: boolean) {
  return seedFirstStart({ database: test_.database, clock: systemClock, dataDir, demo, pluginIds: ['sample'] })
}

async function list(statement: string) {
  return (await asSuperuser(test_.adminConnectionString, statement)).map(({ value }) => value)
}

test.each([true, false])('servers that start at once make everything once (demonstration: %s)', async (demo) => {
  await Promise.all([seed(demo), seed(demo)])
  const places = await list('select slug as value from core.tenant order by 1')
  expect(places).toEqual([...new Set(places)])
  expect(places).toHaveLength(10)
  const accounts = await list('select account as value from auth.account order by 1')
  expect(accounts).toHaveLength(demo ? 9 * 8 + 4 : 3)
  if (!demo) return
  const kept: { account: string }[] = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))
  expect(kept.map(({ account }) => account).toSorted()).toEqual(accounts)
})
