import { type Clock, createWorkingDayCalendar, type WorkingDayCalendar } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectCalendar } from './calendar.queries.ts'

const FRESH_MS = 60_000

/** Gives the working-day calendar as it is published today. */
export interface CalendarSource {
  /** @param scope what the calendar is read in where it must be: a transaction that waited for another connection could wait for itself */
  current(scope: CoreReading): Promise<WorkingDayCalendar>
}

/** Reads the calendar once a minute at most; a new year's notice is therefore in force within a minute everywhere. */
export function createCalendarSource(clock: Clock): CalendarSource {
  let known: { readonly calendar: WorkingDayCalendar; readonly readAt: number } | undefined

  return {
    async current(scope) {
      const now = clock.now().getTime()
      if (known !== undefined && now - known.readAt < FRESH_MS) return known.calendar
      const calendar = await selectCalendar(scope)
      known = { calendar, readAt: now }
      return calendar
    },
  }
}

/** A source that always gives the same calendar. */
export function fixedCalendar(...notice: Parameters<typeof createWorkingDayCalendar>): CalendarSource {
  const calendar = createWorkingDayCalendar(...notice)
  return { current: async () => calendar }
}
