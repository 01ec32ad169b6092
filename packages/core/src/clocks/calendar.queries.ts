import type { WriteScope } from '@linli/database'
import { type CalendarDay, createWorkingDayCalendar, type WorkingDayCalendar } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import type { WorkerTables } from '../worker/worker-module.ts'

/** What the State Council's notice says of one year. */
export interface CalendarNotice {
  readonly year: number
  readonly source: string
  readonly days: readonly CalendarDay[]
}

export async function selectCalendar(scope: CoreReading): Promise<WorkingDayCalendar> {
  const [days, years] = await Promise.all([
    scope.db.selectFrom('core.calendar_day').select(['day as date', 'working', 'name']).execute(),
    scope.db.selectFrom('core.calendar_year').select('year').execute(),
  ])
  return createWorkingDayCalendar(
    days,
    years.map(({ year }) => year),
  )
}

/** Puts a year's notice in the place of whatever was known of that year. */
export async function replaceYear(scope: WriteScope<WorkerTables>, notice: CalendarNotice): Promise<void> {
  const { year, source, days } = notice
  await scope.db
    .insertInto('core.calendar_year')
    .values({ year, source })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ source }))
    .execute()
  await scope.db
    .deleteFrom('core.calendar_day')
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute()
  if (days.length === 0) return
  await scope.db
    .insertInto('core.calendar_day')
    .values(days.map(({ date, working, name }) => ({ day: date, working, name })))
    .execute()
}
