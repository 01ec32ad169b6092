import type { Clock } from '@linli/kernel'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(moment: string): void
}

/** @param moment with its offset, e.g. `2026-03-02T09:00:00+08:00` */
export function createTestClock(moment: string): TestClock {
  let now = new Date(moment)
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next)
    },
  }
}
