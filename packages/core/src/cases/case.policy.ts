import type { ProcessDefinition, TransitionDefinition } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

/** Whether a transition may happen now, by this actor: permission first, so that nobody learns states by trying. */
export function checkTransition(
  transition: TransitionDefinition,
  attempt: { readonly actor: Actor; readonly action: string; readonly state: string; readonly opinion?: string },
): Result<void> {
  const { actor, action, state, opinion } = attempt
  if (!actor.permissions.has(transition.permission)) {
    return refuseCore('forbidden', 'access.not-permitted', { permission: transition.permission })
  }
  if (!transition.from.includes(state)) return refuseCore('conflict', 'case.not-possible', { state, action })
  if (transition.reasonRequired && (opinion ?? '').trim() === '') {
    return refuseCore('invalid', 'case.reason-required', { action })
  }
  return ok(undefined)
}

/** The actions open to an actor in a state, in the order of the definition. */
export function possibleActions(definition: ProcessDefinition, state: string, actor: Actor): string[] {
  return Object.entries(definition.transitions)
    .filter(([, { from, permission }]) => from.includes(state) && actor.permissions.has(permission))
    .map(([action]) => action)
}
