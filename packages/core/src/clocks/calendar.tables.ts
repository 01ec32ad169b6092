/** A day that the State Council's yearly notice sets apart. A platform table: the same for every tenant. */
export interface CalendarDayTable {
  day: string
  working: boolean
  name: string
  /** Whose notice set it: December may be set by the next year's. */
  notice_year: number
}

/** A year whose notice is known. */
export interface CalendarYearTable {
  year: number
  source: string
  /** 1, and one more for each import that changed something. */
  revision: number
}

/** What was imported when; nobody's name, since every tenant may read it. */
export interface CalendarImportTable {
  year: number
  revision: number
  source: string
  imported_at: Date
  changed_days: number
}

export interface CalendarTables {
  'core.calendar_day': CalendarDayTable
  'core.calendar_year': CalendarYearTable
  'core.calendar_import': CalendarImportTable
}
