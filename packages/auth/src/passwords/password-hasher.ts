import type { Result } from '@linli/kernel'
import { createHashingQueue } from './hashing-queue.ts'
import {
  type Argon2Cost,
  argon2Cost,
  hashPassword,
  isOutdatedHash,
  unmatchableHash,
  verifyPassword,
} from './password-hash.ts'

/** What a caller may compute once the queue has let it in. */
export interface PasswordDesk {
  hash(password: string): Promise<string>
  /** Costs the same for an absent hash, and is then false. */
  verify(password: string, hash: string | undefined): Promise<boolean>
  isOutdated(hash: string): boolean
}

export interface PasswordHasher {
  /** Refuses `auth.busy` when too many wait. */
  admit<T>(work: (desk: PasswordDesk) => Promise<Result<T>>): Promise<Result<T>>
}

export interface PasswordHasherOptions {
  readonly cost?: Argon2Cost
  readonly running?: number
  readonly waiting?: number
}

/** Hashes two at a time and lets 64 wait, which at 46 hashes a second is a wait of at most a second and a half. */
export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const { cost = argon2Cost, running = 2, waiting = 64 } = options
  const queue = createHashingQueue({ running, waiting })
  const decoy = unmatchableHash(cost)
  return {
    admit: (work) =>
      queue.admit((runInPlace) =>
        work({
          hash: (password) => runInPlace(() => hashPassword(password, cost)),
          verify: (password, hash) => runInPlace(() => verifyPassword(password, hash ?? decoy)),
          isOutdated: (hash) => isOutdatedHash(hash, cost),
        }),
      ),
  }
}

/** The process's own hasher: the cores are shared, so every account use case and every sign-in stands in one queue. */
export const passwordHasher: PasswordHasher = createPasswordHasher()
