export { type Clock, type DateText, dayOf, systemClock, today } from './clock.ts'
export { type CreditCodeFlaw, findCreditCodeFlaw } from './codes/credit-code.ts'
export { type DivisionCodeFlaw, findDivisionCodeFlaw } from './codes/division-code.ts'
export { type DocumentNumberFlaw, findDocumentNumberFlaw } from './codes/document-number.ts'
export { findResidentIdFlaw, type ResidentIdFlaw } from './codes/resident-id.ts'
export { type HolidayNotice, type NoticeFlaw, readHolidayNotice } from './holiday-notice.ts'
export { isId, newId } from './id.ts'
export {
  ok,
  type Refusal,
  RefusalError,
  type RefusalKind,
  type RefusalParams,
  type Result,
  refuse,
  valueOrThrow,
} from './result.ts'
export { SYSTEM_ACTOR } from './system-actor.ts'
export { isStorableText } from './well-formed-text.ts'
export {
  type CalendarDay,
  createWorkingDayCalendar,
  type WorkingDayCalendar,
  type WorkingDayResult,
} from './working-days.ts'
