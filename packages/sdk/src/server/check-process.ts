import type { ProcessDefinition } from '@linli/contract'

/** What a process may refer to, declared elsewhere in its plugin. */
export interface ProcessSurroundings {
  readonly permissions: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

/** Everything that would make a process fail or hang while running, in words for the plugin's author. */
export function checkProcess(process: ProcessDefinition, { permissions, parameters }: ProcessSurroundings): string[] {
  const moves = Object.entries(process.transitions)
  const starts = [...(process.open.clocks ?? []), ...moves.flatMap(([, move]) => move.clocks?.start ?? [])]
  const todos = [...(process.open.todos ?? []), ...moves.flatMap(([, move]) => move.todos ?? [])]
  const started = new Set(starts.map((start) => start.key))
  return [
    ...checkStates(process),
    ...moves
      .filter(([, move]) => !permissions.has(move.permission))
      .map(([action, move]) => `action ${action} asks for the undeclared permission ${move.permission}`),
    ...todos
      .filter((todo) => !permissions.has(todo.permission))
      .map((todo) => `to-do ${todo.step} asks for the undeclared permission ${todo.permission}`),
    ...starts
      .filter((start) => !parameters.has(start.parameter))
      .map((start) => `clock ${start.key} reads the undeclared parameter ${start.parameter}`),
    ...moves.flatMap(([action, { clocks }]) =>
      [...(clocks?.stop ?? []), ...(clocks?.pause ?? []), ...(clocks?.resume ?? [])]
        .filter((key) => !started.has(key))
        .map((key) => `action ${action} handles the clock ${key}, which nothing starts`),
    ),
  ].map((problem) => `process ${process.key}: ${problem}`)
}

function checkStates({ initial, states, transitions }: ProcessDefinition): string[] {
  const known = new Set(Object.keys(states))
  const moves = Object.entries(transitions)
  const named = [initial, ...moves.flatMap(([, move]) => [...move.from, move.to])]
  const reachable = reachableFrom(initial, transitions)
  const left = new Set(moves.flatMap(([, move]) => move.from))
  return [
    ...new Set(named.filter((state) => !known.has(state)).map((state) => `state ${state} is not declared`)),
    ...moves.filter(([, move]) => move.from.length === 0).map(([action]) => `action ${action} starts from no state`),
    ...[...known].flatMap((state) => {
      if (!reachable.has(state)) return [`state ${state} cannot be reached`]
      if (states[state]?.final && left.has(state)) return [`state ${state} is final, yet an action leaves it`]
      if (!states[state]?.final && !left.has(state)) return [`state ${state} has no way out and is not final`]
      return []
    }),
  ]
}

function reachableFrom(initial: string, transitions: ProcessDefinition['transitions']): Set<string> {
  const reachable = new Set([initial])
  for (let before = 0; before < reachable.size; ) {
    before = reachable.size
    for (const move of Object.values(transitions)) {
      if (move.from.some((state) => reachable.has(state))) reachable.add(move.to)
    }
  }
  return reachable
}
