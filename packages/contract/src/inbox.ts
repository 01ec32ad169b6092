import { z } from 'zod'
import { cursor, pageSize } from './schemas.ts'

export const inboxViews = ['open', 'done', 'started', 'copied'] as const
export const inboxListInput = z.object({ view: z.enum(inboxViews).default('open'), cursor, limit: pageSize })

/** A row of 待办, 已办, 我发起 or 抄送. */
export interface InboxRow {
  readonly id: string
  readonly caseId: string
  /** The plugin whose page opens the case, and the id that page takes. */
  readonly pluginId: string
  readonly subjectId: string
  readonly title: string
  readonly process: string
  readonly state: string
  /** The step waited for, a key in the plugin's locale: `todo.<step>`. */
  readonly step: string
  readonly from: string
  readonly openedAt: string
  readonly doneAt?: string
  /** The case's version, on which a step may be decided. */
  readonly version: number
  /** The branch that waits, where a step of its own is asked. */
  readonly branchId?: string
  /** Its opener has asked for it since the last step (催办). */
  readonly urged?: true
  /** The unit that has handed it on (代办). */
  readonly onBehalfOf?: string
  /** A copy that this post has not read yet. */
  readonly unread?: true
  readonly clock?: ClockReading
}

/** A deadline in working days as it stands today. */
export interface ClockReading {
  readonly key: string
  readonly startedOn: string
  readonly dueOn: string
  /** Working days left; negative when overdue. */
  readonly workingDaysLeft: number
  /** The calendar of a year on the way is not published yet (暂定). */
  readonly provisional: boolean
  readonly paused: boolean
  readonly stopped: boolean
  /** Past, and neither paused nor stopped. */
  readonly overdue: boolean
  /** The parameter that gives its length, a key of its words (`parameter.<rule>`). */
  readonly rule: string
  /** Where the rule is written. */
  readonly source: string
  /** Its whole length. */
  readonly workingDays: number
  /** The years whose calendar it was counted by. */
  readonly calendarVersion: string
  /** When it stood still; left out of listings. `to` is the day on which it ran on. */
  readonly pauses?: readonly { readonly from: string; readonly to?: string }[]
  readonly branchId?: string
}

export interface InboxFigures {
  readonly open: number
  readonly dueToday: number
  readonly overdue: number
  /** Copies that the post has not read. */
  readonly unread: number
  readonly today: string
  readonly workingDay: boolean
}
