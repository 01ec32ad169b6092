import { z } from 'zod'
import { bulkIds } from './bulk.ts'
import type { ClockReading } from './inbox.ts'
import type { BranchVerdict, TransitionKind } from './process.ts'
import { date, id, text } from './schemas.ts'

/** A case as it stands: one run of a process about one subject. */
export interface CaseFile {
  readonly id: string
  readonly pluginId: string
  readonly process: string
  /** The plugin's own record. */
  readonly subjectId: string
  readonly title: string
  readonly state: string
  /** Grows by one with every transition; a transition names the version it was decided on. */
  readonly version: number
  /** The unit whose business it is: the opener's, unless the plugin says otherwise. */
  readonly unitId: string
  /** How often it was returned for supplement. */
  readonly supplements: number
  readonly openedAt: string
  readonly updatedAt: string
}

/** What is noted in a case's history beside its transitions. */
export const sideKinds = [
  'answer',
  'remind',
  'escalate',
  'urge',
  'recusal',
  'delegation',
  'recall',
  'lapse',
  'hand-over',
] as const
export type SideKind = (typeof sideKinds)[number]

/** One step of a case's history, in the words of its day: names are kept as they were. */
export interface TimelineEntry {
  readonly id: string
  readonly at: string
  readonly kind: TransitionKind | SideKind
  /** `open`, an action of the process, an outcome of a branch, or the kind itself. */
  readonly action: string
  readonly fromState?: string
  readonly toState: string
  readonly branchId?: string
  /** Empty, like post and unit, where the platform acted by itself. */
  readonly person: string
  readonly post: string
  readonly unit: string
  /** The unit for which the actor acted by delegation (受托). */
  readonly onBehalfOf?: string
  readonly opinion?: string
  /** Working days since the step before it on the same branch, or on the main way. */
  readonly workingDays: number
  /** What else was noted: whom a to-do was handed to, who stepped back. */
  readonly details: Readonly<Record<string, string | number | boolean>>
}

/** One branch of a case: what was asked of one unit beside the others. */
export interface BranchView {
  readonly id: string
  readonly state: string
  readonly key: string
  /** The case's version that opened it: branches of one round stand side by side. */
  readonly round: number
  readonly unit: string
  readonly unitId: string
  readonly version: number
  readonly openedAt: string
  readonly closedAt?: string
  /** Absent while it is open, and where it ended unanswered. */
  readonly outcome?: string
  readonly verdict?: BranchVerdict
}

/** An open to-do of a case: what is waited for now. */
export interface WaitingFor {
  readonly todoId: string
  readonly step: string
  readonly unit: string
  readonly unitId: string
  /** The one post for which it waits, where it was handed to that. */
  readonly post?: string
  readonly branchId?: string
  readonly dueOn?: string
  readonly delegation?: { readonly from: string; readonly until: string; readonly reason: string }
  /** Its own unit's posts may hand it on (转办), or fetch it back. */
  readonly mayDelegate: boolean
  readonly mayRecall: boolean
}

/** A case with all that has happened in it, as one actor sees it. */
export interface CaseCourse {
  readonly file: CaseFile
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[]
  readonly branches: readonly BranchView[]
  readonly clocks: readonly ClockReading[]
  readonly waiting: readonly WaitingFor[]
  /** The actions that this actor may take now. */
  readonly actions: readonly string[]
  /** The branches that this actor may answer now. */
  readonly answers: readonly {
    readonly branchId: string
    readonly key: string
    readonly version: number
    readonly outcomes: readonly string[]
  }[]
  /** This actor has stepped back from the case, or was made to (回避). */
  readonly recused: boolean
  readonly mayRecuse: boolean
  readonly mayUrge: boolean
}

/** The longest texts about a case, for the fields that ask for them. */
export const caseTextLimits = { reason: 500 } as const
export const reason = text(caseTextLimits.reason)
export const urgeInput = z.object({ caseId: id })
export const recuseInput = z.object({ caseId: id, personId: id.optional(), reason })
export const delegateInput = z.object({
  todoId: id,
  unitId: id,
  postId: id.optional(),
  reason,
  /** The last day on which it holds. */
  until: date,
})
export const delegateEachInput = delegateInput.omit({ todoId: true }).extend({ todoIds: bulkIds })
export const recallInput = z.object({ todoId: id })
export const delegatesInput = z.object({ todoId: id })
export const readCopiesInput = z.object({ ids: z.array(id).min(1).max(100) })

/** Somebody to whom a to-do may be handed: a unit in which somebody may do it, with those who may. */
export interface Delegate {
  readonly unitId: string
  readonly unit: string
  readonly posts: readonly { readonly postId: string; readonly title: string; readonly person: string }[]
}
