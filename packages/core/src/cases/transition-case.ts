import type { CaseFile, TransitionDefinition } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkTransition } from './case.policy.ts'
import { selectCaseForTransition, selectLastStep } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import type { CaseWork } from './case-work.ts'
import { insertClock, selectLiveClocks, updateClock } from './clock.queries.ts'
import { type ClockPlan, planClocks } from './clock-plan.ts'
import { insertTodos, updateMovedCase } from './step.queries.ts'
import { recordOf } from './step-record.ts'
import { planTodos } from './todo-plan.ts'

export interface TransitionInput extends CaseAddress {
  /** The version that the actor decided on. */
  readonly version: number
  readonly action: string
  readonly opinion?: string
  /** Kept with the step in the history: what was decided, in a shape of the plugin's own. */
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * Takes a case one step on: state, history, to-dos, clocks, audit and event in the caller's transaction. Refuses, before
 * anything is written, with `case.not-found`, `access.not-permitted`, `case.changed` (who changed what), `case.not-possible`,
 * `case.reason-required`, `parameter.not-found` and `organisation.no-overseer`.
 */
export async function transitionCase(work: CaseWork, input: TransitionInput): Promise<Result<CaseFile>> {
  const { scope, actor, clock } = work
  const before = await selectCaseForTransition(scope, input)
  if (before === undefined) return refuseCore('not-found', 'case.not-found')
  const transition = work.catalogue.get(before.pluginId, before.process).transitions[input.action]
  if (transition === undefined) throw new Error(`The process ${before.process} has no action ${input.action}`)
  const allowed = await checkAttempt(work, before, { ...input, transition })
  if (!allowed.ok) return allowed

  const at = clock.now()
  const file = { ...before, state: transition.to, version: before.version + 1, updatedAt: at.toISOString() }
  const planning = { scope, calendar: await work.calendar.current(scope), today: dayOf(at), caseId: file.id }
  const clocks = await planClocks(planning, await selectLiveClocks(scope, file.id), transition.clocks)
  if (!clocks.ok) return clocks
  const waiting = { scope, caseId: file.id, openerUnitId: file.unitId, at, next: clocks.value.next }
  const todos = await planTodos(waiting, transition.todos)
  if (!todos.ok) return todos

  const { action, opinion, details } = input
  const step = { file, action, fromState: before.state, at, ...(opinion && { opinion }), ...(details && { details }) }
  const moved = { id: file.id, state: file.state, version: file.version, at, postId: actor.postId }
  await updateMovedCase(scope, moved, recordOf(work, step))
  await writeClocks(work, clocks.value)
  await insertTodos(scope, todos.value)
  return ok(file)
}

/** Permission is asked before the version, so that a stranger learns nothing of who changed what. */
async function checkAttempt(
  { actor, scope }: CaseWork,
  before: CaseFile,
  attempt: TransitionInput & { transition: TransitionDefinition },
): Promise<Result<void>> {
  const { transition, version, ...rest } = attempt
  const checked = checkTransition(transition, { ...rest, actor, state: before.state })
  if (before.version === version || (!checked.ok && checked.refusal.kind === 'forbidden')) return checked
  const last = await selectLastStep(scope, before.id)
  if (last === undefined) throw new Error(`The case ${before.id} has no history`)
  return refuseCore('conflict', 'case.changed', { ...last, at: last.at.toISOString() })
}

async function writeClocks({ scope }: CaseWork, { started, changed }: ClockPlan): Promise<void> {
  for (const { id, change } of changed) await updateClock(scope, id, change)
  for (const clock of started) await insertClock(scope, clock)
}
