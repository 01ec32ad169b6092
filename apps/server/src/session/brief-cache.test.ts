import { expect, test } from 'vitest'
import { createBriefCache } from './brief-cache.ts'

function setUp() {
  const time = { ms: 0 }
  let loads = 0
  const cache = createBriefCache<number>(() => time.ms)
  const get = (key: string) =>
    cache.get(key, () => {
      loads += 1
      return Promise.resolve(loads)
    })
  return { time, cache, get }
}

test('asks once for a burst, and anew within a second', async () => {
  const { time, get } = setUp()
  expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual([1, 1, 1])
  time.ms = 1_000
  expect(await get('a')).toBe(2)
})

test('does not remember a failure', async () => {
  const { cache, get } = setUp()
  await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await get('a')).toBe(1)
})
