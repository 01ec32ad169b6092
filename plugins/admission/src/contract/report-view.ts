import type { CaseCourse } from '@linli/sdk/contract'
import type { ReportChannel, ReportState } from './dictionary.ts'
import type { NamedUnit } from './item-view.ts'

export interface ReportRow {
  readonly id: string
  readonly caseId: string
  readonly title: string
  readonly demandedBy: string
  readonly channel: ReportChannel
  readonly state: ReportState
  readonly version: number
  /** The community that reports; only it and the office ever see this. */
  readonly community: NamedUnit
  readonly filedAt: string
  readonly dueOn?: string
  readonly provisional?: boolean
}

export interface ReportDetail extends ReportRow {
  readonly demandedByUnit?: NamedUnit
  readonly description?: string
  /** The office's answer, once concluded. */
  readonly answer?: string
  /** Its history, deadlines, and what it waits for. */
  readonly course: CaseCourse
  /** `conclude` when this actor may answer it now. */
  readonly actions: readonly 'conclude'[]
}

export interface ReportMoved {
  readonly id: string
  readonly caseId: string
  readonly state: ReportState
  readonly version: number
}
