import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { createDailyJobs } from './daily-jobs.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity({ day: '2026-03-02' })
})

afterAll(() => test.drop())

const MINUTE_MS = 60_000

it('does the work in every tenant once a day, from midnight in Asia/Shanghai', async () => {
  const { database, clock } = test
  const done: string[] = []
  const round = createDailyJobs({
    database,
    clock,
    jobs: [{ name: 'sample', run: async ({ slug }) => void done.push(slug) }],
  })
  await round()
  await round()
  expect(done).toEqual(['city', 'haigang', 'shanhaiguan'])
  clock.advanceMs((15 * 60 - 1) * MINUTE_MS)
  await round()
  expect(done).toHaveLength(3)
  clock.advanceMs(MINUTE_MS)
  await round()
  expect(done).toHaveLength(6)
})

it('tries what failed again after a while, and every tenant each time', async () => {
  const { database, clock } = test
  const tried: string[] = []
  const run = async ({ slug }: { slug: string }) => {
    tried.push(slug)
    if (slug === 'city' && tried.length < 4) throw new Error('not now')
  }
  const round = createDailyJobs({ database, clock, jobs: [{ name: 'sample', run }] })
  await expect(round()).rejects.toThrow('A daily job failed')
  await round()
  expect(tried).toHaveLength(3)
  clock.advanceMs(10 * MINUTE_MS)
  await round()
  await round()
  expect(tried).toHaveLength(6)
})
