import { describe, expect, it } from 'vitest'
import { createSessionCache } from './session-cache.ts'

function cacheWithClock() {
  const time = { ms: 0 }
  return { time, cache: createSessionCache<string>(() => time.ms) }
}

describe('createSessionCache', () => {
  it('asks once for callers at the same time and again within the second', async () => {
    const { time, cache } = cacheWithClock()
    let asked = 0
    const ask = async () => `answer ${++asked}`
    expect(await Promise.all([cache.get('a', ask), cache.get('a', ask)])).toEqual(['answer 1', 'answer 1'])
    time.ms = 799
    expect(await cache.get('a', ask)).toBe('answer 1')
    time.ms = 800
    expect(await cache.get('a', ask)).toBe('answer 2')
  })

  it('counts the age from the question, however late the answer comes', async () => {
    const { time, cache } = cacheWithClock()
    const slow = Promise.withResolvers<string>()
    const first = cache.get('a', () => slow.promise)
    time.ms = 900
    slow.resolve('old')
    expect(await first).toBe('old')
    expect(await cache.get('a', async () => 'new')).toBe('new')
  })

  it('does not let a question asked before forgetting answer one asked after', async () => {
    const { cache } = cacheWithClock()
    const slow = Promise.withResolvers<string>()
    const first = cache.get('a', () => slow.promise)
    cache.forget('a')
    slow.resolve('old')
    await first
    expect(await cache.get('a', async () => undefined)).toBeUndefined()
  })

  it('remembers neither refusals nor faults', async () => {
    const { cache } = cacheWithClock()
    expect(await cache.get('a', async () => undefined)).toBeUndefined()
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await cache.get('a', async () => 'good')).toBe('good')
  })

  it('forgets by prefix, and the oldest when it is full', async () => {
    const { cache } = cacheWithClock()
    for (let i = 0; i <= 10_000; i += 1) await cache.get(`t1.${i}`, async () => 'first')
    expect(await cache.get('t1.0', async () => 'again')).toBe('again')
    expect(await cache.get('t1.10000', async () => 'again')).toBe('first')
    await cache.get('t2.1', async () => 'first')
    cache.forgetAll('t1.')
    expect(await cache.get('t1.10000', async () => 'again')).toBe('again')
    expect(await cache.get('t2.1', async () => 'again')).toBe('first')
  })
})
