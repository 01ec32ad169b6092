export type { CalendarNotice } from './calendar.queries.ts'
export { type CalendarSource, createCalendarSource, fixedCalendar } from './calendar-source.ts'
export { type ClockRow, readClock } from './clock-reading.ts'
export { importCalendar } from './import-calendar.ts'
