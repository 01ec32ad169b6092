import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSignInLimits } from './sign-in-limits.ts'
import { createUnknownAccountLock } from './unknown-account-lock.ts'

// The limiter's library reads the system clock, so here that clock is moved; no database is near.
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const MINUTE_MS = 60_000

describe('createUnknownAccountLock', () => {
  it('locks at the sixth attempt for fifteen minutes from the fifth, and only that name', async () => {
    const lock = createUnknownAccountLock({ failures: 5, minutes: 15 })
    for (let i = 0; i < 5; i += 1) {
      expect(await lock.countAttempt('nobody')).toBeUndefined()
      vi.advanceTimersByTime(2 * MINUTE_MS)
    }
    expect(await lock.countAttempt('nobody')).toBe(13)
    expect(await lock.countAttempt('somebody')).toBeUndefined()
    vi.advanceTimersByTime(13 * MINUTE_MS - 1)
    expect(await lock.countAttempt('nobody')).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await lock.countAttempt('nobody')).toBeUndefined()
  })

  it('forgets failures that lie fifteen minutes back', async () => {
    const lock = createUnknownAccountLock({ failures: 5, minutes: 15 })
    for (let i = 0; i < 4; i += 1) await lock.countAttempt('nobody')
    vi.advanceTimersByTime(15 * MINUTE_MS)
    for (let i = 0; i < 5; i += 1) expect(await lock.countAttempt('nobody')).toBeUndefined()
    expect(await lock.countAttempt('nobody')).toBe(15)
  })

  it('counts parallel attempts one by one', async () => {
    const lock = createUnknownAccountLock({ failures: 5, minutes: 15 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => lock.countAttempt('nobody')))
    expect(answers.filter((minutes) => minutes === undefined)).toHaveLength(5)
    expect(answers.filter((minutes) => minutes === 15)).toHaveLength(45)
  })
})

describe('createSignInLimits', () => {
  const budgets = { address: { attempts: 3, minutes: 15 }, account: { attempts: 5, minutes: 10 } }
  const tooMany = (minutes: number) => ({
    ok: false,
    refusal: { kind: 'too-many', code: 'auth.too-many-attempts', params: { minutes } },
  })

  it('refuses an address over its budget until the window has passed', async () => {
    const limits = createSignInLimits(budgets)
    for (let i = 0; i < 3; i += 1) expect((await limits.enter({ ip: '192.0.2.1', account: `a${i}` })).ok).toBe(true)
    vi.advanceTimersByTime(5 * MINUTE_MS)
    expect(await limits.enter({ ip: '192.0.2.1', account: 'b' })).toEqual(tooMany(10))
    expect((await limits.enter({ ip: '192.0.2.2', account: 'b' })).ok).toBe(true)
    vi.advanceTimersByTime(10 * MINUTE_MS)
    expect((await limits.enter({ ip: '192.0.2.1', account: 'b' })).ok).toBe(true)
  })

  it('refuses an account name over its budget from whatever address', async () => {
    const limits = createSignInLimits(budgets)
    for (let i = 0; i < 5; i += 1) expect((await limits.enter({ ip: `192.0.2.${i}`, account: 'a' })).ok).toBe(true)
    expect(await limits.enter({ ip: '192.0.2.9', account: 'a' })).toEqual(tooMany(10))
  })

  it('holds right passwords against no address, and turned-away attempts against nobody', async () => {
    const limits = createSignInLimits(budgets)
    const attempt = { ip: '192.0.2.1', account: 'a' }
    for (let i = 0; i < 20; i += 1) {
      expect((await limits.enter(attempt)).ok).toBe(true)
      await limits.turnedAway(attempt)
    }
    for (let i = 0; i < 5; i += 1) {
      expect((await limits.enter(attempt)).ok).toBe(true)
      await limits.succeeded(attempt)
    }
    expect(await limits.enter(attempt)).toEqual(tooMany(10))
    expect((await limits.enter({ ...attempt, account: 'b' })).ok).toBe(true)
  })
})
