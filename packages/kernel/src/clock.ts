/** A calendar day, `YYYY-MM-DD`, always a day in Asia/Shanghai; never a `Date`, which would shift at midnight. */
export type DateText = string

/** Where "now" comes from; use cases never read the system clock themselves. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Asia/Shanghai on which a moment falls. */
export function dayOf(moment: Date): DateText {
  return shanghaiDay.format(moment)
}

export function today(clock: Clock): DateText {
  return dayOf(clock.now())
}
