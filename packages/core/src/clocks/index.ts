export { type CalendarSource, createCalendarSource, fixedCalendar } from './calendar-source.ts'
export { importNotice } from './import-notice.ts'
export { previewCalendar } from './preview-calendar.ts'
export { readCalendarYear } from './read-calendar-year.ts'
