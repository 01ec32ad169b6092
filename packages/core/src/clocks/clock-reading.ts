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
}

/** How a clock stands on a day. A clock that is paused or stopped keeps the days it had left at that moment. */
export function readClock(clock: ClockRow, calendar: WorkingDayCalendar, today: DateText): ClockReading {
  const countedOn = clock.stoppedOn ?? clock.pausedOn ?? today
  return {
    key: clock.key,
    startedOn: clock.startedOn,
    dueOn: clock.dueOn,
    workingDaysLeft: calendar.countWorkingDays(countedOn, clock.dueOn),
    provisional: clock.provisional,
    paused: clock.pausedOn !== null && clock.stoppedOn === null,
    stopped: clock.stoppedOn !== null,
  }
}
