import type { Clock, DateText } from '@linli/kernel'

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  /** Sets it to nine in the morning of a day in Asia/Shanghai. */
  setDay(day: DateText): void
  advanceMs(ms: number): void
}

export function createFixedClock(day: DateText): FixedClock {
  const morningOf = (date: DateText) => Date.parse(`${date}T09:00:00+08:00`)
  let nowMs = morningOf(day)
  return {
    now: () => new Date(nowMs),
    setDay(date) {
      nowMs = morningOf(date)
    },
    advanceMs(ms) {
      nowMs += ms
    },
  }
}
