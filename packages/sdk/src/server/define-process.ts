import type { ProcessDefinition } from '@linli/contract'

/** Types a process by its own states and actions, so that a transition to an unknown state does not compile. */
export function defineProcess<const State extends string, const Action extends string>(
  process: ProcessDefinition<State, Action>,
): ProcessDefinition<State, Action> {
  return process
}

/**
 * The actions that a holder of these permissions may take in a state, as far as that alone tells: for lists. What one actor may
 * do in one case `ctx.cases.course` says.
 */
export function possibleActions<State extends string, Action extends string>(
  process: ProcessDefinition<State, Action>,
  state: string,
  permissions: readonly string[],
): Action[] {
  const transitions = Object.entries(process.transitions) as [Action, ProcessDefinition<State>['transitions'][string]][] // Object.entries forgets key types
  return transitions
    .filter(([, transition]) => transition.from.some((from) => from === state))
    .filter(([, { permission }]) => permission !== undefined && permissions.includes(permission))
    .map(([action]) => action)
}
