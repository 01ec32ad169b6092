export type { CalendarNotice } from './calendar.queries.ts'
export { type CalendarSource, createCalendarSource, fixedCalendar } from './calendar-source.ts'
