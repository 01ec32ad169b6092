import type { FactFrequency } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** First and last day of a period, both counted. */
export interface PeriodSpan {
  readonly firstDay: DateText
  readonly lastDay: DateText
}

const MONTHS = { year: 12, quarter: 3, month: 1 } as const
type Periodic = keyof typeof MONTHS

/** The days of a year, quarter or month; nothing for `once` and for a day from which a value holds. */
export function spanOf(period: string): PeriodSpan | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? []
  if (year === undefined) return undefined
  if (quarter !== undefined) return spanFrom(Number(year), (Number(quarter) - 1) * 3, 3)
  if (month !== undefined) return spanFrom(Number(year), Number(month) - 1, 1)
  return spanFrom(Number(year), 0, 12)
}

/** Whether a period is written as the frequency wants it. */
export function fitsFrequency(period: string, frequency: FactFrequency): boolean {
  const forms: Readonly<Record<FactFrequency, RegExp>> = {
    once: /^once$/,
    year: /^\d{4}$/,
    quarter: /^\d{4}-Q[1-4]$/,
    month: /^\d{4}-\d{2}$/,
    'as-changed': /^\d{4}-\d{2}-\d{2}$/,
  }
  return forms[frequency].test(period)
}

/** The period that is to be entered on a day: the last one that has ended; `once`, or the day itself. */
export function askedPeriod(frequency: FactFrequency, today: DateText): string {
  if (frequency === 'once') return 'once'
  if (frequency === 'as-changed') return today
  const [latest = ''] = recentPeriods(frequency, today, 1)
  return latest
}

/** The periods that have ended by a day, latest first. */
export function recentPeriods(frequency: FactFrequency, today: DateText, count: number): string[] {
  if (!isPeriodic(frequency)) return []
  const length = MONTHS[frequency]
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const running = Math.floor(month / length)
  return Array.from({ length: count }, (_, index) => nameOf(frequency, running - 1 - index))
}

/** The first day on which a value holds. */
export function holdsFrom(period: string, since: DateText): DateText {
  return spanOf(period)?.firstDay ?? (period === 'once' ? since : period)
}

export function isPeriodic(frequency: FactFrequency): frequency is Periodic {
  return frequency in MONTHS
}

function nameOf(frequency: Periodic, index: number): string {
  const firstMonth = index * MONTHS[frequency]
  const year = Math.floor(firstMonth / 12)
  const month = firstMonth % 12
  if (frequency === 'year') return String(year)
  return frequency === 'quarter' ? `${year}-Q${month / 3 + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
}

function spanFrom(year: number, month: number, months: number): PeriodSpan {
  const day = (date: number) => new Date(date).toISOString().slice(0, 10)
  return { firstDay: day(Date.UTC(year, month, 1)), lastDay: day(Date.UTC(year, month + months, 0)) }
}
