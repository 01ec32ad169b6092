import type { DateText, WorkingDayCalendar } from '@linli/kernel'

/** What a clock's due day is counted from. */
export interface ClockCount {
  readonly countedFrom: DateText
  readonly countedDays: number
}

export interface ClockDue extends ClockCount {
  readonly dueOn: DateText
  readonly provisional: boolean
  readonly calendarVersion: string
}

/** The due day of a count: the first day is not counted (民法典 §201), and only working days are (民法典 §203). */
export function dueOf(count: ClockCount, calendar: WorkingDayCalendar): ClockDue {
  const { date, provisional } = calendar.addWorkingDays(count.countedFrom, count.countedDays)
  return { ...count, dueOn: date, provisional, calendarVersion: calendar.version }
}

/**
 * The count of a clock that runs on after a pause: it gets back the working days that it had left.
 * A clock that was overdue when it was paused stays due when it was.
 */
export function resumedCount(
  clock: ClockCount & { readonly dueOn: DateText; readonly pausedOn: DateText },
  calendar: WorkingDayCalendar,
  today: DateText,
): ClockCount {
  // compared as days: between a due Friday and the Saturday after it lies no working day
  if (clock.pausedOn > clock.dueOn) return { countedFrom: clock.countedFrom, countedDays: clock.countedDays }
  return { countedFrom: today, countedDays: calendar.countWorkingDays(clock.pausedOn, clock.dueOn) }
}
