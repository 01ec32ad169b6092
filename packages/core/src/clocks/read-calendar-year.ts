import type { CalendarView } from '@linli/contract'
import type { CoreReading } from '../scope.ts'
import { selectImports, selectPublished } from './calendar.queries.ts'

/** The days that a year's notice sets apart, which years are published, and what was imported when. */
export async function readCalendarYear(scope: CoreReading, year: number): Promise<CalendarView> {
  const [{ days, years }, imports] = await Promise.all([selectPublished(scope), selectImports(scope)])
  return {
    year,
    years,
    days: days
      .filter(({ date }) => date.startsWith(`${year}-`))
      .map(({ date, working, name }) => ({ date, working, name })),
    imports: imports.map(({ importedAt, ...each }) => ({ ...each, importedAt: importedAt.toISOString() })),
  }
}
