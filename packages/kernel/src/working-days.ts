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
  /** Names the set of notices behind the calendar, for example `2025+2026`. */
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
 */
export function createWorkingDayCalendar(
  days: readonly CalendarDay[],
  publishedYears: readonly number[],
): WorkingDayCalendar {
  const exceptions = new Map(days.map((day) => [day.date, day.working]))
  const years = new Set(publishedYears)

  const isPublished = (date: DateText) => years.has(Number(date.slice(0, 4)))
  const isWorkingDay = (date: DateText) => exceptions.get(date) ?? isWeekday(date)

  return {
    version: [...years].sort((a, b) => a - b).join('+'),
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
    countWorkingDays(from, to) {
      if (to < from) return -this.countWorkingDays(to, from)
      let count = 0
      for (let day = from; day < to; ) {
        day = nextDay(day, 1)
        if (isWorkingDay(day)) count += 1
      }
      return count
    },
  }
}

function isWeekday(date: DateText): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

function nextDay(date: DateText, days: number): DateText {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
