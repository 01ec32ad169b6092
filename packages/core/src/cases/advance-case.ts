import type { CaseFile, ClockStart, ProcessDefinition, TransitionDefinition } from '@linli/contract'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { type BranchRow, endBranches, insertBranches, selectOpenBranches } from './branch.queries.ts'
import { planBranches } from './branch-plan.ts'
import type { CaseRecord } from './case.queries.ts'
import type { CaseCopyTable, TodoTable } from './case.tables.ts'
import type { CaseWork } from './case-work.ts'
import { selectLiveClocks } from './clock.queries.ts'
import { type ClockEffects, type ClockPlan, planClocks, type StartingClock, writeClocks } from './clock-plan.ts'
import { hasBranches } from './process-catalogue.ts'
import type { Addressing } from './resolve-addressee.ts'
import { insertCopies, insertParties, insertTodos, updateMovedCase } from './step.queries.ts'
import { recordOf } from './step-record.ts'
import { planBranchTodos, planCopies, planTodos } from './todo-plan.ts'

/** What may be said with a step, whoever takes it. */
export interface StepInput {
  readonly opinion?: string
  /** Kept with the step in the history: what was decided, in a shape of the plugin's own. */
  readonly details?: Readonly<Record<string, unknown>>
  /** The plugin's fields that the step changes, told to whoever decided on an older version. */
  readonly changed?: readonly string[]
  /** Units by the name under which the definition asks for them; `copies` are sent one beside those of the definition. */
  readonly units?: Readonly<Record<string, readonly string[]>>
  /** Units beside the opener's that may appeal from now on. */
  readonly parties?: readonly string[]
}

export interface Advance extends StepInput {
  readonly before: CaseRecord
  readonly action: string
  readonly transition: TransitionDefinition
  readonly onBehalfOf?: string
}

interface AdvancePlan {
  readonly clocks: ClockPlan
  readonly todos: readonly Insertable<TodoTable>[]
  readonly opened: readonly BranchRow[]
  readonly ended: readonly BranchRow[]
  readonly copies: readonly Insertable<CaseCopyTable>[]
  readonly sameLevel: boolean
}

/**
 * Takes a case into its next state, once it is known that it may go there: state, history, to-dos, clocks, branches, copies,
 * audit and event. Refuses before anything is written.
 */
export async function advanceCase(work: CaseWork, step: Advance): Promise<Result<CaseRecord>> {
  const { scope, actor } = work
  const { before, action, transition, opinion, onBehalfOf } = step
  const at = work.clock.now()
  const kind = transition.kind ?? 'step'
  const file: CaseRecord = {
    ...before,
    state: transition.to,
    version: before.version + 1,
    supplements: before.supplements + (kind === 'supplement' ? 1 : 0),
    sideSteps: 0,
    urgedAt: null,
    updatedAt: at.toISOString(),
  }
  const definition = work.catalogue.get(before.pluginId, before.process)
  const planned = await planAdvance(work, { step, file, definition, today: dayOf(at) })
  if (!planned.ok) return planned
  const { clocks, todos, opened, ended, copies, sameLevel } = planned.value

  const details = detailsOf(step, sameLevel)
  const said = { details, ...(opinion && { opinion }), ...(onBehalfOf && { onBehalfOf }) }
  const record = recordOf(work, { file, kind, action, fromState: before.state, at, ...said })
  const moved = { ...file, at, postId: actor.postId, unitId: actor.unitId, permission: transition.permission }
  await updateMovedCase(scope, moved, record)
  await endBranches(
    scope,
    ended.map(({ id }) => id),
    at,
  )
  await insertBranches(
    scope,
    opened.map((branch) => toRow(file.id, branch)),
  )
  await writeClocks(scope, clocks, dayOf(at))
  await insertTodos(scope, todos)
  await insertCopies(scope, copies)
  await insertParties(scope, partyRows(file.id, step.parties, at))
  return ok(file)
}

interface Planning {
  readonly step: Advance
  readonly file: CaseRecord
  readonly definition: ProcessDefinition
  readonly today: DateText
}

async function planAdvance(work: CaseWork, planning: Planning): Promise<Result<AdvancePlan>> {
  const { step, file, definition, today } = planning
  const { transition, action } = step
  const addressing = addressingOf(file, step)
  const state = definition.states[file.state] ?? {}
  const open = hasBranches(definition) ? await selectOpenBranches(work.scope, file.id) : []
  const waits = transition.kind === 'supplement'
  const staying = open.filter((branch) => waits || (transition.kind === 'resubmission' && branch.state === file.state))
  const ended = open.filter((branch) => !staying.includes(branch))
  const opened =
    staying.length > 0
      ? ok([])
      : await planBranches(work, { ...addressing, state: file.state, definition: state, round: file.version })
  if (!opened.ok) return opened

  const effects = effectsOf(transition, {
    branches: opened.value.flatMap((branch) => branchClock(branch, state.branches?.[branch.key]?.clock)),
    stopBranches: ended.map(({ id }) => id),
  })
  const calendar = await work.calendar.current(work.scope)
  const live = await selectLiveClocks(work.scope, file.id)
  const clocks = await planClocks({ scope: work.scope, calendar, today, caseId: file.id }, live, effects)
  if (!clocks.ok) return clocks
  const waiting = { work, ...addressing, running: clocks.value.running }
  const todos = await planTodos(waiting, transition.todos)
  if (!todos.ok) return todos
  const branchTodos = waits ? [] : await planBranchTodos(waiting, [...staying, ...opened.value], state)
  const copies = await planCopies(waiting, {
    action,
    ...(transition.copies && { copies: transition.copies }),
    ...(step.units?.copies && { given: step.units.copies }),
  })
  if (!copies.ok) return copies
  return ok({
    clocks: clocks.value,
    todos: [...todos.value.todos, ...branchTodos],
    opened: opened.value,
    ended,
    copies: copies.value,
    sameLevel: todos.value.sameLevel,
  })
}

export function addressingOf(
  file: Pick<CaseFile, 'id' | 'unitId'> & Pick<CaseRecord, 'recusals'>,
  { units, transition }: Pick<Advance, 'units'> & { readonly transition?: TransitionDefinition },
): Addressing {
  return {
    caseId: file.id,
    openerUnitId: file.unitId,
    recusals: file.recusals,
    ...(units && { units }),
    ...(transition?.appeal && { appeal: transition.appeal }),
  }
}

/** The clock of a branch, if it has one. */
export function branchClock({ id }: BranchRow, clock: ClockStart | undefined): StartingClock[] {
  return clock === undefined ? [] : [{ ...clock, branchId: id }]
}

function effectsOf(
  { clocks = {}, kind }: TransitionDefinition,
  { branches, stopBranches }: { branches: readonly StartingClock[]; stopBranches: readonly string[] },
): ClockEffects {
  return {
    start: [...(clocks.start ?? []), ...branches],
    stop: clocks.stop ?? [],
    stopBranches,
    pause: clocks.pause ?? (kind === 'supplement' ? 'all' : []),
    resume: clocks.resume ?? (kind === 'resubmission' ? 'all' : []),
  }
}

function detailsOf({ details, changed }: Advance, sameLevel: boolean): Readonly<Record<string, unknown>> {
  return {
    ...details,
    ...(changed && changed.length > 0 && { changed: changed.join(',') }),
    ...(sameLevel && { sameLevel }),
  }
}

export function toRow(caseId: string, branch: BranchRow) {
  const { id, state, key, round, unitId, version, openedAt } = branch
  return {
    id,
    case_id: caseId,
    state,
    key,
    round,
    unit_id: unitId,
    version,
    opened_at: openedAt,
    closed_at: null,
    outcome: null,
    verdict: null,
  }
}

export function partyRows(caseId: string, parties: readonly string[] = [], at: Date) {
  return [...new Set(parties)].map((unitId) => ({ case_id: caseId, unit_id: unitId, named_at: at }))
}
