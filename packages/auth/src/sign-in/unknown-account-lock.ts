import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Lockout } from '../accounts/account.queries.ts'
import { minutesLeft } from './minutes-left.ts'

/**
 * Locks names that no account has, in memory, exactly as real accounts are locked in the database: an account that can be
 * locked would otherwise be an account that exists.
 */
export interface UnknownAccountLock {
  /** Counts an attempt; the minutes left when the name is locked. */
  countAttempt(name: string): Promise<number | undefined>
}

export function createUnknownAccountLock({ failures, minutes }: Lockout): UnknownAccountLock {
  const seconds = minutes * 60
  const limiter = new RateLimiterMemory({ points: failures, duration: seconds })
  return {
    async countAttempt(name) {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(name)
      if (consumedPoints > failures) return minutesLeft(msBeforeNext)
      // From the last permitted failure on, as in the database, not from the first one.
      if (consumedPoints === failures) await limiter.block(name, seconds)
      return undefined
    },
  }
}
