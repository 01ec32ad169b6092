import type { Addressee, BranchDefinition, ClockStart, ProcessDefinition, TodoSpec } from '@linli/contract'

/** A clock that something in a process starts. */
export interface StartedClock extends ClockStart {
  /** The branch whose clock it is; its outcomes are what may lapse. */
  readonly branch?: BranchDefinition
}

/** Everything in a process that refers to something declared elsewhere. */
export interface ProcessParts {
  readonly clocks: readonly StartedClock[]
  readonly todos: readonly TodoSpec[]
  readonly branches: readonly { readonly state: string; readonly name: string; readonly branch: BranchDefinition }[]
  readonly addressees: readonly Addressee[]
  /** Parameters that are read beside the lengths of clocks. */
  readonly parameters: readonly string[]
}

export function partsOf({ open, states, transitions }: ProcessDefinition): ProcessParts {
  const moves = Object.values(transitions)
  const branches = Object.entries(states).flatMap(([state, { branches = {} }]) =>
    Object.entries(branches).map(([name, branch]) => ({ state, name, branch })),
  )
  const clocks: StartedClock[] = [
    ...[open.clocks, ...moves.map((move) => move.clocks?.start)].flatMap((starts) => starts ?? []),
    ...branches.flatMap(({ branch }) => (branch.clock ? [{ ...branch.clock, branch }] : [])),
  ]
  const todos = [open.todos, ...moves.map((move) => move.todos)].flatMap((specs) => specs ?? [])
  return {
    clocks,
    todos,
    branches,
    addressees: [
      ...todos.map(({ to }) => to),
      ...branches.map(({ branch }) => branch.to),
      ...[open.copies, ...moves.map((move) => move.copies)].flatMap((copies) => copies ?? []),
    ],
    parameters: [
      ...clocks.flatMap(({ remind }) => (remind ? [remind.parameter] : [])),
      ...moves.flatMap(({ limit, appeal }) => [limit?.parameter, appeal?.sameLevel.parameter]),
      ...branches.map(({ branch }) => branch.each?.least?.parameter),
      ...Object.values(states).map(({ join }) => (join && 'parameter' in join ? join.parameter : undefined)),
    ].filter((key) => key !== undefined),
  }
}
