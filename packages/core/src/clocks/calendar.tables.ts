/** A day that the State Council's yearly notice sets apart. A platform table: the same for every tenant. */
export interface CalendarDayTable {
  day: string
  working: boolean
  name: string
}

/** A year whose notice is known. */
export interface CalendarYearTable {
  year: number
  source: string
}

export interface CalendarTables {
  'core.calendar_day': CalendarDayTable
  'core.calendar_year': CalendarYearTable
}
