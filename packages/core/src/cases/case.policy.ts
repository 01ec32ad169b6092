import type { TransitionDefinition } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CaseRecord } from './case.queries.ts'
import type { CaseActor } from './case-work.ts'

export interface Attempt {
  readonly actor: CaseActor
  readonly action: string
  readonly file: CaseRecord
  readonly opinion?: string
}

/**
 * Whether a transition may happen now, by this actor, as far as case and definition tell. Permission first, so that nobody
 * learns states by trying; the platform alone takes what has none.
 */
export function checkTransition(transition: TransitionDefinition, attempt: Attempt): Result<void> {
  const { actor, action, file, opinion } = attempt
  const { permission } = transition
  if (permission === undefined || !actor.permissions.has(permission)) {
    return refuseCore('forbidden', 'access.not-permitted', { permission: permission ?? action })
  }
  if (file.recused) return refuseCore('forbidden', 'case.recused')
  if (file.handedTo !== null) return refuseCore('conflict', 'case.handed-over', { to: file.handedTo })
  if (!transition.from.includes(file.state)) {
    return refuseCore('conflict', 'case.not-possible', { state: file.state, action })
  }
  if (transition.kind === 'withdrawal' && actor.unitId !== file.unitId) {
    return refuseCore('forbidden', 'case.not-opener', { action })
  }
  if (transition.separate && actor.personId === file.openedByPerson) {
    return refuseCore('forbidden', 'case.own-case', { action })
  }
  if (transition.reasonRequired && (opinion ?? '').trim() === '') {
    return refuseCore('invalid', 'case.reason-required', { action })
  }
  return ok(undefined)
}

/** Whether only those for whom a to-do waits may take it. */
export function isForAddressee({ by, kind }: TransitionDefinition): boolean {
  return by === 'addressee' || kind === 'review'
}
