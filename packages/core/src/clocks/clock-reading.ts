import type { ClockReading } from '@linli/contract'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'

/** A clock's row as far as a reading needs it. */
export interface ClockRow {
  readonly key: string
  readonly startedOn: DateText
  readonly dueOn: DateText
  readonly provisional: boolean
  readonly pausedOn: DateText | null
  readonly stoppedOn: DateText | null
  readonly rule: string
  readonly source: string
  readonly workingDays: number
  readonly calendarVersion: string
}

/** How a clock stands on a day. A clock that is paused or stopped keeps the days it had left at that moment. */
export function readClock(clock: ClockRow, calendar: WorkingDayCalendar, today: DateText): ClockReading {
  const { key, startedOn, dueOn, provisional, rule, source, workingDays, calendarVersion } = clock
  const paused = clock.pausedOn !== null && clock.stoppedOn === null
  const stopped = clock.stoppedOn !== null
  return {
    key,
    startedOn,
    dueOn,
    workingDaysLeft: calendar.countWorkingDays(clock.pausedOn ?? clock.stoppedOn ?? today, dueOn),
    provisional,
    paused,
    stopped,
    overdue: !paused && !stopped && dueOn < today,
    rule,
    source,
    workingDays,
    calendarVersion,
  }
}
