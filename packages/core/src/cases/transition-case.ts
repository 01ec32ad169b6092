import type { CaseFile, TransitionDefinition } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { advanceCase, type StepInput } from './advance-case.ts'
import { checkTransition, isForAddressee } from './case.policy.ts'
import { type CaseRecord, selectCaseForStep, selectDeciders, selectParties } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import type { CaseWork } from './case-work.ts'
import { selectLiveClocks } from './clock.queries.ts'
import { readNumber } from './number-parameter.ts'
import { publicFile } from './open-case.ts'
import { refuseStale } from './refuse-stale.ts'
import { behalfOf, selectOpenTodosOf, waitsFor } from './todo.queries.ts'

export interface TransitionInput extends CaseAddress, StepInput {
  /** The version that the actor decided on. */
  readonly version: number
  readonly action: string
}

/**
 * Takes a case one step on: state, history, to-dos, clocks, audit and event in the caller's transaction. Refuses, before
 * anything is written, with `case.not-found`, `access.not-permitted`, `case.changed` (who changed what), `case.not-possible`,
 * `case.recused`, `case.not-opener`, `case.own-case`, `case.not-addressed`, `case.decided-before`, `case.supplement-limit`,
 * `case.appeal-too-late`, `case.reason-required`, `parameter.not-found`, and as `resolveAddressee` does.
 */
export async function transitionCase(work: CaseWork, input: TransitionInput): Promise<Result<CaseFile>> {
  const before = await selectCaseForStep(work.scope, { ...input, personId: work.actor.personId })
  if (before === undefined) return refuseCore('not-found', 'case.not-found')
  const transition = work.catalogue.get(before.pluginId, before.process).transitions[input.action]
  if (transition === undefined) throw new Error(`The process ${before.process} has no action ${input.action}`)
  const allowed = await checkAttempt(work, before, { ...input, transition })
  if (!allowed.ok) return allowed
  const ruled = await checkRules(work, before, transition)
  if (!ruled.ok) return ruled
  const onBehalfOf = ruled.value
  const moved = await advanceCase(work, { ...input, before, transition, ...(onBehalfOf && { onBehalfOf }) })
  return moved.ok ? ok(publicFile(moved.value)) : moved
}

/** Permission is asked before the version, so that a stranger learns nothing of who changed what. */
async function checkAttempt(
  { actor, scope }: CaseWork,
  before: CaseRecord,
  attempt: TransitionInput & { transition: TransitionDefinition },
): Promise<Result<void>> {
  const { transition, version, action, opinion } = attempt
  const checked = checkTransition(transition, {
    actor,
    action,
    file: before,
    ...(opinion !== undefined && { opinion }),
  })
  if (before.version === version || (!checked.ok && checked.refusal.kind === 'forbidden')) return checked
  return refuseStale(scope, before, { version, action, postId: actor.postId })
}

/** What only the case's own records tell. @returns the unit for which the actor acts by delegation */
async function checkRules(
  work: CaseWork,
  file: CaseRecord,
  transition: TransitionDefinition,
): Promise<Result<string | undefined>> {
  const today = dayOf(work.clock.now())
  const special = await checkKind(work, file, transition)
  if (!special.ok) return special
  const forAddressee = isForAddressee(transition)
  if (!forAddressee && !file.delegated) return ok(undefined)
  const todos = await selectOpenTodosOf(work.scope, file.id)
  const mine = todos.find(
    (todo) => todo.branchId === null && todo.permission === transition.permission && waitsFor(todo, work.actor, today),
  )
  if (mine === undefined) return forAddressee ? refuseCore('forbidden', 'case.not-addressed') : ok(undefined)
  return ok(behalfOf(mine, today))
}

async function checkKind(work: CaseWork, file: CaseRecord, transition: TransitionDefinition): Promise<Result<void>> {
  if (transition.kind === 'supplement' && transition.limit !== undefined) {
    const limit = await readNumber(work.scope, transition.limit.parameter, dayOf(work.clock.now()))
    if (!limit.ok) return limit
    if (file.supplements >= limit.value) return refuseCore('conflict', 'case.supplement-limit', { limit: limit.value })
  }
  if (transition.kind === 'review') {
    const deciders = await selectDeciders(work.scope, file.id)
    const { personId, postId } = work.actor
    const decided = deciders.some((decider) => decider.personId === personId || decider.postId === postId)
    if (decided) return refuseCore('forbidden', 'case.decided-before')
  }
  return transition.kind === 'appeal' ? checkAppeal(work, file, transition) : ok(undefined)
}

/** Only the unit whose case it is and named parties, and only within the window. */
async function checkAppeal(work: CaseWork, file: CaseRecord, { appeal }: TransitionDefinition): Promise<Result<void>> {
  const { unitId } = work.actor
  if (unitId !== file.unitId) {
    const parties = await selectParties(work.scope, file.id)
    if (!parties.some((party) => party.unitId === unitId)) return refuseCore('forbidden', 'case.not-a-party')
  }
  const clocks = await selectLiveClocks(work.scope, file.id)
  const window = clocks.find(({ key, branchId }) => branchId === null && key === appeal?.window)
  if (window !== undefined && dayOf(work.clock.now()) <= window.dueOn) return ok(undefined)
  return refuseCore('conflict', 'case.appeal-too-late', { until: window?.dueOn ?? '' })
}
