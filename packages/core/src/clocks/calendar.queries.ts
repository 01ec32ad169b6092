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

/** A day with the notice that set it. */
export interface NoticeDay extends CalendarDay {
  readonly noticeYear: number
}

export interface PublishedYear {
  readonly year: number
  readonly source: string
  readonly revision: number
}

export interface PublishedCalendar {
  readonly days: readonly NoticeDay[]
  readonly years: readonly PublishedYear[]
}

export async function selectPublished(scope: CoreReading): Promise<PublishedCalendar> {
  const [days, years] = await Promise.all([
    scope.db
      .selectFrom('core.calendar_day')
      .select(['day as date', 'working', 'name', 'notice_year as noticeYear'])
      .orderBy('day')
      .execute(),
    scope.db.selectFrom('core.calendar_year').select(['year', 'source', 'revision']).orderBy('year').execute(),
  ])
  return { days, years }
}

export function calendarOf({ days, years }: PublishedCalendar): WorkingDayCalendar {
  const revisions = new Map(years.map(({ year, revision }) => [year, revision]))
  return createWorkingDayCalendar(
    days,
    years.map(({ year }) => year),
    revisions,
  )
}

export async function selectCalendar(scope: CoreReading): Promise<WorkingDayCalendar> {
  return calendarOf(await selectPublished(scope))
}

export function selectImports(scope: CoreReading) {
  return scope.db
    .selectFrom('core.calendar_import')
    .select(['year', 'revision', 'source', 'imported_at as importedAt', 'changed_days as changedDays'])
    .orderBy('imported_at', 'desc')
    .orderBy('year', 'desc')
    .limit(50)
    .execute()
}

/** How often a year was imported; imports wait here for one another. */
export async function holdRevision(scope: WriteScope<WorkerTables>, year: number): Promise<number> {
  await scope.db.selectFrom('core.calendar_year').select('year').orderBy('year').forUpdate().execute()
  const known = await scope.db
    .selectFrom('core.calendar_year')
    .select('revision')
    .where('year', '=', year)
    .executeTakeFirst()
  return known?.revision ?? 0
}

/** Puts a year's notice in the place of whatever was known of it; a day that a later year's notice has set stays as that says. */
export async function replaceYear(
  scope: WriteScope<WorkerTables>,
  { year, source, days }: CalendarNotice,
  revision = 1,
): Promise<void> {
  await scope.db
    .insertInto('core.calendar_year')
    .values({ year, source, revision })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ source, revision }))
    .execute()
  await scope.db.deleteFrom('core.calendar_day').where('notice_year', '=', year).execute()
  if (days.length === 0) return
  await scope.db
    .insertInto('core.calendar_day')
    .values(days.map(({ date, working, name }) => ({ day: date, working, name, notice_year: year })))
    .onConflict((conflict) =>
      conflict
        .column('day')
        .doUpdateSet((eb) => ({
          working: eb.ref('excluded.working'),
          name: eb.ref('excluded.name'),
          notice_year: eb.ref('excluded.notice_year'),
        }))
        .whereRef('core.calendar_day.notice_year', '<', 'excluded.notice_year'),
    )
    .execute()
}

export interface CalendarImport extends PublishedYear {
  readonly at: Date
  readonly changedDays: number
}

export async function insertImport(scope: WriteScope<WorkerTables>, imported: CalendarImport): Promise<void> {
  const { year, revision, source, at, changedDays } = imported
  await scope.db
    .insertInto('core.calendar_import')
    .values({ year, revision, source, imported_at: at, changed_days: changedDays })
    .execute()
}
