import type { UnitKind } from './unit-kinds.ts'

/** A deadline that begins: `key` names it on the case, `parameter` holds its working days and the rule's source. */
export interface ClockStart {
  readonly key: string
  readonly parameter: string
  /** Whoever it waits for is reminded once, as many working days before the last one as the parameter says. */
  readonly remind?: { readonly parameter: string }
  /** Once it is overdue the to-do is put before the unit above as well. */
  readonly escalate?: true
  /** What the platform does by itself once it has run out: an `automatic` action, or an outcome where a branch has the clock. */
  readonly lapse?: string
}

/**
 * Which units something is for: the unit that oversees the tenant's communities; the unit whose case it is; the next level up
 * from the unit that acts; the body that reviews an appeal; units named when the step is taken (`units` of its input); the
 * unit that holds a duty today, such as the review of legality.
 */
export type Addressee =
  | 'overseer'
  | 'opener'
  | 'above'
  | 'appeal-body'
  | { readonly given: string; readonly kind?: UnitKind }
  | { readonly duty: string }

/** What waits for whom after a transition; `step` is the key of its words (`todo.<step>`). */
export interface TodoSpec {
  readonly step: string
  readonly to: Addressee
  readonly permission: string
}

/**
 * What a transition is, beside a plain step:
 * - `supplement` returns the case to its opener: running clocks pause, open branches wait, the number is counted;
 * - `resubmission` hands it in again: paused clocks run on, waiting branches go on;
 * - `withdrawal` is for the unit whose case it is, before any decision;
 * - `decision` can be appealed against; its decider is remembered;
 * - `appeal` is for the unit whose case it is and its named parties, within a window;
 * - `review` decides an appeal, never by a person or a post that has decided before;
 * - `automatic` is taken by the platform: a join, or a clock that has run out.
 */
export const transitionKinds = [
  'step',
  'supplement',
  'resubmission',
  'withdrawal',
  'decision',
  'appeal',
  'review',
  'automatic',
] as const
export type TransitionKind = (typeof transitionKinds)[number]

export interface TransitionDefinition<State extends string = string> {
  readonly from: readonly State[]
  readonly to: State
  /** `step` unless given. */
  readonly kind?: TransitionKind
  /** Who may take it; absent where the platform alone does. */
  readonly permission?: string
  /** `addressee`: of the holders of the permission only those for whom an open to-do of the case waits. Always so of a review. */
  readonly by?: 'holder' | 'addressee'
  /** The person who opened the case may not take it. */
  readonly separate?: true
  /** The actor must say why; the reason becomes the timeline's opinion. */
  readonly reasonRequired?: boolean
  /** Of a supplement: how often a case may be returned. */
  readonly limit?: { readonly parameter: string }
  /** Of an appeal. */
  readonly appeal?: AppealRule
  readonly clocks?: {
    readonly start?: readonly ClockStart[]
    readonly stop?: readonly string[]
    /** `all`, unless given, of a supplement. */
    readonly pause?: readonly string[] | 'all'
    /** `all`, unless given, of a resubmission. */
    readonly resume?: readonly string[] | 'all'
  }
  /** Opened after it; all open to-dos of the case are closed first. */
  readonly todos?: readonly TodoSpec[]
  /** Units that are sent a copy (抄送). */
  readonly copies?: readonly Addressee[]
}

export interface AppealRule {
  /** The clock within which it must be lodged. */
  readonly window: string
  /** A true or false: may the deciding unit review by another person where no unit above it can? */
  readonly sameLevel: { readonly parameter: string }
}

export const branchVerdicts = ['for', 'against', 'neutral'] as const
export type BranchVerdict = (typeof branchVerdicts)[number]

export interface BranchOutcome {
  readonly verdict: BranchVerdict
  readonly reasonRequired?: boolean
}

/** One of several things done side by side in a state; its key names its words (`branch.<process>.<key>`). */
export interface BranchDefinition {
  readonly step: string
  readonly to: Addressee
  readonly permission: string
  readonly clock?: ClockStart
  /** How it may end; each has its word (`outcome.<process>.<key>`). */
  readonly outcomes: Readonly<Record<string, BranchOutcome>>
  /** One branch for every unit addressed, at least as many as the parameter says. */
  readonly each?: { readonly least?: { readonly parameter: string } }
  /** An outcome against ends the others at once and leads to `otherwise`. */
  readonly refusalEnds?: true
  readonly separate?: true
}

/**
 * When branches come together. `all`, `any`, `at-least` a number or a `quorum` in percent have answered, or, where `assents`
 * are counted, have answered in favour; what is left open then ends. `otherwise` is taken once it can no longer come to that.
 */
export type JoinRule<Action extends string = string> = {
  readonly counts?: 'answers' | 'assents'
  readonly take: Action
  readonly otherwise?: Action
} & ({ readonly rule: 'all' | 'any' } | { readonly rule: 'at-least' | 'quorum'; readonly parameter: string })

export interface StateDefinition<Action extends string = string> {
  readonly final?: boolean
  /** An appeal may be lodged in it, even where it is final. */
  readonly appealable?: true
  /** Opened when the state is entered. */
  readonly branches?: Readonly<Record<string, BranchDefinition>>
  readonly join?: JoinRule<Action>
}

/** The course of a case (办理过程): where it starts, what may happen in which state, which clocks and to-dos that moves. */
export interface ProcessDefinition<State extends string = string, Action extends string = string> {
  /** Unique within its plugin. */
  readonly key: string
  readonly initial: State
  readonly states: Readonly<Record<State, StateDefinition<Action>>>
  readonly transitions: Readonly<Record<Action, TransitionDefinition<State>>>
  /** The audit's readers do not learn whose business a case is: neither who opened it nor who acts for that unit. */
  readonly confidentialOpener?: boolean
  readonly open: {
    readonly clocks?: readonly ClockStart[]
    readonly todos?: readonly TodoSpec[]
    readonly copies?: readonly Addressee[]
  }
}
