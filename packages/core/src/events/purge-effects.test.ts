import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { startWorker } from '../worker/start-worker.ts'
import { claimEffect } from './event.queries.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

function claim(tenant: TestTenant, key: string) {
  return test.database.write(coreModule, tenant.context, (scope) => claimEffect(scope, key, test.clock.now()))
}

async function kept(tenant: TestTenant) {
  const rows = await test.database.read(coreModule, tenant.context, (scope) =>
    scope.db.selectFrom('core.job_effect').select('key').orderBy('key').execute(),
  )
  return rows.map(({ key }) => key)
}

it('keeps the record of an effect for 90 days and then removes it, in every tenant', async () => {
  const { database, clock, haigang, shanhaiguan } = test
  const worker = await startWorker({ database, clock })
  await claim(haigang, 'old')
  await claim(shanhaiguan, 'old')
  clock.advanceMs(1)
  await claim(haigang, 'young')
  clock.setDay('2026-05-30')
  await worker.runOnce()
  expect([await kept(haigang), await kept(shanhaiguan)]).toEqual([['old', 'young'], ['old']])
  expect(await claim(haigang, 'old')).toBe(false)
  clock.setDay('2026-05-31')
  await worker.runOnce()
  expect([await kept(haigang), await kept(shanhaiguan)]).toEqual([['young'], []])
  await worker.stop()
})
