import { z } from 'zod'
import { cursor, pageSize } from './schemas.ts'

export const inboxViews = ['open', 'done', 'started'] as const
export const inboxListInput = z.object({ view: z.enum(inboxViews).default('open'), cursor, limit: pageSize })

/** A row of 待办, 已办 or 我发起. */
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
}

export interface InboxFigures {
  readonly open: number
  readonly dueToday: number
  readonly overdue: number
  readonly today: string
  readonly workingDay: boolean
}
