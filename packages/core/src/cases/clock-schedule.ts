import type { DateText, WorkingDayCalendar } from '@linli/kernel'

export interface ScheduledClock {
  readonly startedOn: DateText
  readonly dueOn: DateText
  readonly remindDays: number | null
  readonly escalates: boolean
  readonly lapse: string | null
}

/** The first day on which the platform has something to do about a clock: remind, or the day after it has run out. */
export function nextActOn(clock: ScheduledClock, calendar: WorkingDayCalendar): DateText | null {
  if (clock.remindDays !== null) {
    return [clock.startedOn, daysBefore(clock.dueOn, clock.remindDays, calendar)].toSorted()[1] ?? clock.dueOn
  }
  return clock.escalates || clock.lapse !== null ? nextDay(clock.dueOn, 1) : null
}

/** The last day on which so many working days are left. */
function daysBefore(dueOn: DateText, days: number, calendar: WorkingDayCalendar): DateText {
  let day = dueOn
  while (calendar.countWorkingDays(day, dueOn) < days) day = nextDay(day, -1)
  return day
}

function nextDay(day: DateText, by: number): DateText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}
