import type { ProcessDefinition } from '@linli/contract'
import { checkBranches } from './check-branches.ts'
import { checkKinds } from './check-kinds.ts'
import { partsOf } from './process-parts.ts'

/** What a process may refer to, declared elsewhere in its plugin. */
export interface ProcessSurroundings {
  readonly permissions: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

/** Everything that would make a process fail or hang while running, in words for the plugin's author. */
export function checkProcess(process: ProcessDefinition, surroundings: ProcessSurroundings): string[] {
  return [
    ...checkStates(process),
    ...checkReferences(process, surroundings),
    ...checkClocks(process),
    ...checkKinds(process),
    ...checkBranches(process),
  ].map((problem) => `process ${process.key}: ${problem}`)
}

function checkReferences(process: ProcessDefinition, { permissions, parameters }: ProcessSurroundings): string[] {
  const { clocks, todos, branches, parameters: read } = partsOf(process)
  const undeclared = (permission: string) => !permissions.has(permission)
  return [
    ...Object.entries(process.transitions).flatMap(([action, { permission, kind }]) => {
      if (kind === 'automatic') return permission ? [`action ${action} is automatic, yet asks for a permission`] : []
      if (permission === undefined) return [`action ${action} names no permission`]
      return undeclared(permission) ? [`action ${action} asks for the undeclared permission ${permission}`] : []
    }),
    ...todos
      .filter((todo) => undeclared(todo.permission))
      .map((todo) => `to-do ${todo.step} asks for the undeclared permission ${todo.permission}`),
    ...branches
      .filter(({ branch }) => undeclared(branch.permission))
      .map(({ name, branch }) => `branch ${name} asks for the undeclared permission ${branch.permission}`),
    ...clocks
      .filter((clock) => !parameters.has(clock.parameter))
      .map((clock) => `clock ${clock.key} reads the undeclared parameter ${clock.parameter}`),
    ...read.filter((key) => !parameters.has(key)).map((key) => `parameter ${key} is not declared`),
  ]
}

function checkClocks(process: ProcessDefinition): string[] {
  const { clocks } = partsOf(process)
  const started = new Set(clocks.filter(({ branch }) => branch === undefined).map(({ key }) => key))
  const handled = (keys: readonly string[] | 'all' | undefined) => (keys === 'all' ? [] : (keys ?? []))
  return [
    ...Object.entries(process.transitions).flatMap(([action, { clocks: effects }]) =>
      [...handled(effects?.stop), ...handled(effects?.pause), ...handled(effects?.resume)]
        .filter((key) => !started.has(key))
        .map((key) => `action ${action} handles the clock ${key}, which nothing starts`),
    ),
    ...clocks.flatMap(({ key, lapse, branch }) => {
      if (lapse === undefined) return []
      if (branch !== undefined) {
        return branch.outcomes[lapse] ? [] : [`clock ${key} lapses into ${lapse}, which is no outcome of its branch`]
      }
      const automatic = process.transitions[lapse]?.kind === 'automatic'
      return automatic ? [] : [`clock ${key} lapses into ${lapse}, which is no automatic action`]
    }),
  ]
}

function checkStates({ initial, states, transitions }: ProcessDefinition): string[] {
  const known = new Set(Object.keys(states))
  const moves = Object.entries(transitions)
  const named = [initial, ...moves.flatMap(([, move]) => [...move.from, move.to])]
  const reachable = reachableFrom(initial, transitions)
  const left = new Set(moves.filter(([, move]) => move.kind !== 'appeal').flatMap(([, move]) => move.from))
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
