/** A deadline that begins: `key` names it on the case, `parameter` holds its working days and the rule's source. */
export interface ClockStart {
  readonly key: string
  readonly parameter: string
}

/** What waits for whom after a transition; `step` is the key of its words (`todo.<step>`). */
export interface TodoSpec {
  readonly step: string
  /** The unit that oversees the tenant's communities, or the unit that opened the case. */
  readonly to: 'overseer' | 'opener'
  readonly permission: string
}

export interface TransitionDefinition<State extends string = string> {
  readonly from: readonly State[]
  readonly to: State
  readonly permission: string
  /** The actor must say why; the reason becomes the timeline's opinion. */
  readonly reasonRequired?: boolean
  readonly clocks?: {
    readonly start?: readonly ClockStart[]
    readonly stop?: readonly string[]
    readonly pause?: readonly string[]
    readonly resume?: readonly string[]
  }
  /** Opened after it; all open to-dos of the case are closed first. */
  readonly todos?: readonly TodoSpec[]
}

/** The course of a case (办理过程): where it starts, what may happen in which state, which clocks and to-dos that moves. */
export interface ProcessDefinition<State extends string = string, Action extends string = string> {
  /** Unique within its plugin. */
  readonly key: string
  readonly initial: State
  readonly states: Readonly<Record<State, { readonly final?: boolean }>>
  readonly transitions: Readonly<Record<Action, TransitionDefinition<State>>>
  /** The audit's readers do not learn whose business a case is: neither who opened it nor who acts for that unit. */
  readonly confidentialOpener?: boolean
  readonly open: {
    readonly clocks?: readonly ClockStart[]
    readonly todos?: readonly TodoSpec[]
  }
}
