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

const HOUR_MS = 3_600_000

let known: { readonly hour: number; readonly day: DateText } | undefined

/** The day in Asia/Shanghai on which a moment falls. Days begin on the hour there, so an hour's moments share the answer. */
export function dayOf(moment: Date): DateText {
  const hour = Math.floor(moment.getTime() / HOUR_MS)
  if (known?.hour !== hour) known = { hour, day: shanghaiDay.format(moment) }
  return known.day
}

export function today(clock: Clock): DateText {
  return dayOf(clock.now())
}
