import type { DateText } from '@linli/kernel'

const DAY_END = 'T23:59:59.999+08:00'

/** The moment up to which entries are counted when what was known on a day is asked for: its end in Asia/Shanghai. */
export function knownMoment(day: DateText): Date {
  return new Date(`${day}${DAY_END}`)
}
