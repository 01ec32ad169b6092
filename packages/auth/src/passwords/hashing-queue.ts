import type { Result } from '@linli/kernel'
import { refuseAuth } from '../auth-refusals.ts'

/** Runs a task when one of the few places is free, first come first served. */
export type RunInPlace = <T>(task: () => Promise<T>) => Promise<T>

/**
 * Keeps password hashing from starving everything else: few hashes run at once, few callers wait, the rest are told so at
 * the door. A caller is let in before it touches the database and takes a place only while it computes, so that places
 * never wait for connections while connections wait for places.
 */
export interface HashingQueue {
  /** Refuses `auth.busy` when as many are inside as may run and wait. */
  admit<T>(work: (runInPlace: RunInPlace) => Promise<Result<T>>): Promise<Result<T>>
}

export function createHashingQueue(limits: { running: number; waiting: number }): HashingQueue {
  const line: (() => void)[] = []
  let inside = 0
  let running = 0

  async function takePlace(): Promise<void> {
    if (running < limits.running) {
      running += 1
      return
    }
    await new Promise<void>((resolve) => line.push(resolve))
  }

  function leavePlace(): void {
    const next = line.shift()
    if (next === undefined) running -= 1
    else next()
  }

  async function runInPlace<T>(task: () => Promise<T>): Promise<T> {
    await takePlace()
    try {
      return await task()
    } finally {
      leavePlace()
    }
  }

  return {
    async admit(work) {
      if (inside >= limits.running + limits.waiting) return refuseAuth('too-many', 'auth.busy')
      inside += 1
      try {
        return await work(runInPlace)
      } finally {
        inside -= 1
      }
    },
  }
}
