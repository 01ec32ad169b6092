import type { DateText } from './clock.ts'

/** A day on which the yearly notice differs from the plain week: a holiday, or a weekend day that is worked (调休). */
export interface CalendarDay {
  readonly date: DateText
  readonly working: boolean
  readonly name: string
}

/** The day a count of working days ends on; provisional (暂定) when the way there touches a year not yet published. */
export interface WorkingDayResult {
  readonly date: DateText
  readonly provisional: boolean
}

export interface WorkingDayCalendar {
  /** Names the set of notices behind the calendar, for example `2025+2026`, or `2025+2026.2` after a correction. */
  readonly version: string
  isPublished(date: DateText): boolean
  isWorkingDay(date: DateText): boolean
  /** The n-th working day after a day; the day itself is not counted (民法典 §201). `days` is a whole number from 0 up. */
  addWorkingDays(date: DateText, days: number): WorkingDayResult
  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  countWorkingDays(from: DateText, to: DateText): number
}

const DAY_MS = 86_400_000

/**
 * A calendar of working days from the State Council's yearly notices.
 * @param days every day that the notices set apart
 * @param publishedYears the years whose notice is known; all others are plain weeks and provisional
 * @param revisions how often a year's notice was imported, for those that were corrected
 */
export function createWorkingDayCalendar(
  days: readonly CalendarDay[],
  publishedYears: readonly number[],
  revisions: ReadonlyMap<number, number> = new Map(),
): WorkingDayCalendar {
  const exceptions = new Map(days.map((day) => [day.date, day.working]))
  const years = new Set(publishedYears)
  const workingDaysUpTo = createDayCount(exceptions)

  const isPublished = (date: DateText) => years.has(Number(date.slice(0, 4)))
  const isWorkingDay = (date: DateText) => exceptions.get(date) ?? isWeekday(date)

  return {
    version: [...years]
      .sort((a, b) => a - b)
      .map((year) => nameOf(year, revisions.get(year) ?? 1))
      .join('+'),
    isPublished,
    isWorkingDay,
    addWorkingDays(date, count) {
      let day = date
      let provisional = !isPublished(day)
      for (let left = count; left > 0; ) {
        day = nextDay(day, 1)
        provisional ||= !isPublished(day)
        if (isWorkingDay(day)) left -= 1
      }
      return { date: day, provisional }
    },
    countWorkingDays: (from, to) => workingDaysUpTo(to) - workingDaysUpTo(from),
  }
}

/**
 * Counts working days from a fixed day far back up to and including a day, in no more steps however many there are: every
 * row of an inbox shows the difference of two such counts.
 */
function createDayCount(exceptions: ReadonlyMap<DateText, boolean>): (date: DateText) => number {
  const shifts = [...exceptions]
    .map(([date, working]) => ({ day: dayNumber(date), by: Number(working) - Number(isWeekday(date)) }))
    .sort((a, b) => a.day - b.day)
  const sums: number[] = []
  for (const { by } of shifts) sums.push((sums.at(-1) ?? 0) + by)

  return (date) => {
    const day = dayNumber(date)
    let [low, high] = [0, shifts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((shifts[middle]?.day ?? 0) <= day) low = middle + 1
      else high = middle
    }
    return weekdaysUpTo(day) + (sums[low - 1] ?? 0)
  }
}

function nameOf(year: number, revision: number): string {
  return revision === 1 ? String(year) : `${year}.${revision}`
}

/** Mondays to Fridays since Monday, 1969-12-29. */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}

function dayNumber(date: DateText): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

function isWeekday(date: DateText): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

function nextDay(date: DateText, days: number): DateText {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
