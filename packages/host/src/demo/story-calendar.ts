import type { DateText, WorkingDayCalendar } from '@linli/kernel'

const DAY_MS = 86_400_000

/** The n-th working day from a day; 0 is the day itself, or on a day off the next working day. */
export function workingDayFrom(day: DateText, offset: number, calendar: WorkingDayCalendar): DateText {
  let found = calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1).date
  if (offset > 0) return calendar.addWorkingDays(found, offset).date
  for (let left = -offset; left > 0; ) {
    found = new Date(Date.parse(`${found}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)
    if (calendar.isWorkingDay(found)) left -= 1
  }
  return found
}
