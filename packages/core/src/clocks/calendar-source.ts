import type { Database } from '@linli/database'
import { type Clock, createWorkingDayCalendar, SYSTEM_ACTOR, type WorkingDayCalendar } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { selectCalendar } from './calendar.queries.ts'

const FRESH_MS = 60_000

/** Gives the working-day calendar as it is published today. */
export interface CalendarSource {
  current(): Promise<WorkingDayCalendar>
}

/** Reads the calendar once a minute at most; a new year's notice is therefore in force within a minute everywhere. */
export function createCalendarSource(database: Database, clock: Clock): CalendarSource {
  // Calendars belong to no tenant; any well-formed context may read them.
  const nobody = { tenantId: SYSTEM_ACTOR, cityId: SYSTEM_ACTOR, actorId: SYSTEM_ACTOR }
  let reading: Promise<WorkingDayCalendar> | undefined
  let readAt = 0

  return {
    current() {
      const now = clock.now().getTime()
      if (reading === undefined || now - readAt >= FRESH_MS) {
        readAt = now
        reading = database.read(coreModule, nobody, selectCalendar).catch((error: unknown) => {
          reading = undefined
          throw error
        })
      }
      return reading
    },
  }
}

/** A source that always gives the same calendar. */
export function fixedCalendar(...notice: Parameters<typeof createWorkingDayCalendar>): CalendarSource {
  const calendar = createWorkingDayCalendar(...notice)
  return { current: async () => calendar }
}
