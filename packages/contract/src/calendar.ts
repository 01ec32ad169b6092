import { z } from 'zod'
import { date, text } from './schemas.ts'

export const NOTICE_TEXT = 20_000

export const calendarYearInput = z.object({ year: z.number().int().min(2000).max(2199) })
/** The notice's text, or a file of days; the number is read from the text unless given. */
export const noticeInput = z.object({ content: text(NOTICE_TEXT), document: text(100).optional() })

/** A file of days, in the form that the product's own come in. */
export const noticeFile = z.strictObject({
  year: z.number().int().min(2000).max(2199),
  papers: z.array(z.string()).optional(),
  days: z
    .array(z.strictObject({ name: text(40), date, isOffDay: z.boolean() }))
    .min(1)
    .max(100),
})

/** A day that a notice sets apart: a holiday, or a weekend day that is worked. */
export interface CalendarDayRow {
  readonly date: string
  readonly working: boolean
  readonly name: string
}

export interface CalendarView {
  readonly year: number
  /** Those whose notice is known; all others are provisional (暂定). */
  readonly years: readonly { readonly year: number; readonly source: string; readonly revision: number }[]
  readonly days: readonly CalendarDayRow[]
  /** The latest first, fifty at most. */
  readonly imports: readonly {
    readonly year: number
    readonly revision: number
    readonly source: string
    readonly importedAt: string
    readonly changedDays: number
  }[]
}

export interface CalendarChange {
  readonly date: string
  readonly before?: Omit<CalendarDayRow, 'date'>
  readonly after?: Omit<CalendarDayRow, 'date'>
}

export interface CalendarPreview {
  readonly year: number
  readonly source: string
  readonly days: readonly CalendarDayRow[]
  readonly changes: readonly CalendarChange[]
  /** The year's notice was imported before: this corrects it. */
  readonly known: boolean
  readonly districts: readonly {
    readonly tenantId: string
    readonly name: string
    /** Running deadlines that get another due day. */
    readonly moved: number
    /** Those that keep theirs and are no longer provisional. */
    readonly definite: number
  }[]
}

export interface CalendarImported {
  readonly year: number
  /** Deadlines of all tenants that moved or became definite. */
  readonly recomputed: number
}
