import { ok, type Result } from '@linli/kernel'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { refuseAuth } from '../auth-refusals.ts'
import { minutesLeft } from './minutes-left.ts'

/** So many attempts in so many minutes. */
export interface AttemptBudget {
  readonly attempts: number
  readonly minutes: number
}

export interface SignInBudgets {
  /** Wrong passwords from one address; an office behind one address shares it. */
  readonly address: AttemptBudget
  /** Attempts on one account name, right or wrong, whether there is such an account or not. */
  readonly account: AttemptBudget
}

export const defaultSignInBudgets: SignInBudgets = {
  address: { attempts: 100, minutes: 15 },
  account: { attempts: 200, minutes: 15 },
}

export interface Attempt {
  readonly ip: string
  readonly account: string
}

/** Counts attempts in this process's memory, before they cost anything. */
export interface SignInLimits {
  /** Counts an attempt; refuses `auth.too-many-attempts` with the minutes left when a budget is spent. */
  enter(attempt: Attempt): Promise<Result<void>>
  /** Counts a sign-in that goes elsewhere, by its address alone; refuses as `enter` does. */
  leave(attempt: Pick<Attempt, 'ip'>): Promise<Result<void>>
  /** The password was right: that is no guess from this address. */
  succeeded(attempt: Pick<Attempt, 'ip'>): Promise<void>
  /** Nobody looked at the password: the attempt never was. */
  turnedAway(attempt: Attempt): Promise<void>
}

export function createSignInLimits(budgets: SignInBudgets): SignInLimits {
  const byAddress = limiterFor(budgets.address)
  const byAccount = limiterFor(budgets.account)
  return {
    async enter({ ip, account }) {
      const address = await spend(byAddress, ip)
      return address.ok ? spend(byAccount, account) : address
    },
    leave: ({ ip }) => spend(byAddress, ip),
    async succeeded({ ip }) {
      await byAddress.reward(ip)
    },
    async turnedAway({ ip, account }) {
      await Promise.all([byAddress.reward(ip), byAccount.reward(account)])
    },
  }
}

function limiterFor({ attempts, minutes }: AttemptBudget): RateLimiterMemory {
  return new RateLimiterMemory({ points: attempts, duration: minutes * 60 })
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<Result<void>> {
  const { consumedPoints, msBeforeNext } = await limiter.penalty(key)
  if (consumedPoints <= limiter.points) return ok(undefined)
  return refuseAuth('too-many', 'auth.too-many-attempts', { minutes: minutesLeft(msBeforeNext) })
}
