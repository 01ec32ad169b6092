import { type DateText, dayOf, newId, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { claimEffect } from '../events/event.queries.ts'
import { selectUnitsAbove } from './able-unit.queries.ts'
import { advanceCase } from './advance-case.ts'
import { selectBranch } from './branch.queries.ts'
import { type CaseRecord, selectCaseForStep } from './case.queries.ts'
import type { CaseCopyTable, TodoTable } from './case.tables.ts'
import type { CaseWork } from './case-work.ts'
import { type ClockState, selectLiveClocks, updateClock } from './clock.queries.ts'
import { nextActOn } from './clock-schedule.ts'
import { closeBranch } from './close-branch.ts'
import { findAbleUnit } from './find-able-unit.ts'
import { noteStep } from './note-step.ts'
import { excludedFrom } from './recuse-person.ts'
import { insertCopies, insertTodos } from './step.queries.ts'
import { type OpenTodo, selectOpenTodosOf } from './todo.queries.ts'

/**
 * Does what is due about one clock today, signed by the platform: reminds, tells the unit above that it is overdue, takes the
 * action for which it was set. Each happens once, however often it is asked for. @returns whether anything was done
 */
export async function actOnClock(
  work: CaseWork,
  { clockId, caseId }: { readonly clockId: string; readonly caseId: string },
): Promise<boolean> {
  let file = await selectCaseForStep(work.scope, { caseId, personId: work.actor.personId })
  const day = dayOf(work.clock.now())
  let acted = false
  // a server that stood still may have several things to do about one clock
  for (let turn = 0; file !== undefined && turn < 3; turn += 1) {
    const clock = (await selectLiveClocks(work.scope, caseId)).find(({ id }) => id === clockId)
    if (clock === undefined || clock.pausedOn !== null || !(await isDue(work, clock, day))) return acted
    file = await actOnce(work, file, clock)
    acted = true
  }
  return acted
}

async function isDue(work: CaseWork, clock: ClockState, today: DateText): Promise<boolean> {
  const actOn = nextActOn(clock, await work.calendar.current(work.scope))
  return actOn !== null && actOn <= today
}

async function actOnce(work: CaseWork, file: CaseRecord, clock: ClockState): Promise<CaseRecord> {
  const reminds = clock.remindDays !== null
  const what = reminds ? 'remind' : clock.escalates ? 'escalate' : 'lapse'
  const rest = reminds
    ? { remindDays: null, escalates: clock.escalates, lapse: clock.lapse }
    : { remindDays: null, escalates: false, lapse: clock.escalates ? clock.lapse : null }
  const calendar = await work.calendar.current(work.scope)
  await updateClock(work.scope, clock.id, {
    ...(reminds && { remind_days: null }),
    ...(!reminds && { escalates: false }),
    ...(what === 'lapse' && { lapse: null }),
    act_on: nextActOn({ ...clock, ...rest }, calendar),
  })
  const first = await claimEffect(work.scope, `case-clock/${clock.id}/${what}`, work.clock.now())
  if (!first) return file
  if (what === 'remind') return remind(work, file, clock)
  if (what === 'escalate') return escalate(work, file, clock)
  return lapse(work, file, clock)
}

function remind(work: CaseWork, file: CaseRecord, clock: ClockState): Promise<CaseRecord> {
  return noteStep(work, file, { kind: 'remind', ...ofBranch(clock), details: { clock: clock.key, due: clock.dueOn } })
}

/** Puts what is overdue before the unit above as well; where nobody there may do it, they are sent a copy. */
async function escalate(work: CaseWork, file: CaseRecord, clock: ClockState): Promise<CaseRecord> {
  const at = work.clock.now()
  const todos: Insertable<TodoTable>[] = []
  const copies: Insertable<CaseCopyTable>[] = []
  for (const todo of await todosOf(work, file, clock)) {
    const question = { caseId: file.id, permission: todo.permission, ...(await excludedFrom(work, file, todo)) }
    const able = await findAbleUnit(work, { ...question, unitId: todo.unitId, from: 'above' })
    if (able !== undefined) todos.push(escalatedTodo(todo, able, at))
    const above = await selectUnitsAbove(work.scope, todo.unitId)
    const parent = able ?? above.find(({ depth }) => depth === 1)?.unitId
    if (parent === undefined) continue
    copies.push({ id: newId(at), case_id: file.id, unit_id: parent, post_id: null, action: 'escalate', at })
  }
  await insertTodos(work.scope, todos)
  await insertCopies(work.scope, copies)
  return noteStep(work, file, { kind: 'escalate', ...ofBranch(clock), details: { clock: clock.key, due: clock.dueOn } })
}

function escalatedTodo(todo: OpenTodo, unitId: string, at: Date): Insertable<TodoTable> {
  return {
    id: newId(at),
    case_id: todo.caseId,
    step: todo.step,
    unit_id: unitId,
    permission: todo.permission,
    opened_at: at,
    due_on: todo.dueOn,
    clock_id: todo.clockId,
    done_at: null,
    done_by_post: null,
    branch_id: todo.branchId,
    post_id: null,
  }
}

/** Takes the action, or gives the outcome, that the definition has set for a clock that has run out. */
async function lapse(work: CaseWork, file: CaseRecord, clock: ClockState): Promise<CaseRecord> {
  const { transitions, states } = work.catalogue.get(file.pluginId, file.process)
  const action = clock.lapse ?? ''
  if (clock.branchId !== null) {
    const branch = await selectBranch(work.scope, file.id, clock.branchId)
    const outcome = branch && states[branch.state]?.branches?.[branch.key]?.outcomes[action]
    if (branch === undefined || outcome === undefined || branch.closedAt !== null) return file
    const closing = { file, branch, outcome: action, verdict: outcome.verdict, kind: 'lapse' } as const
    return actedOn(await closeBranch(work, closing))
  }
  const transition = transitions[action]
  if (transition === undefined || !transition.from.includes(file.state)) return file
  const details = { clock: clock.key, due: clock.dueOn }
  return actedOn(await advanceCase(work, { before: file, action, transition, details }))
}

/** @throws what refuses the platform itself is a fault of the definition, and must not pass unseen */
function actedOn(result: Result<CaseRecord>): CaseRecord {
  if (result.ok) return result.value
  throw new Error(`A clock that has run out could not act: ${result.refusal.code}`)
}

/** The to-dos that a clock governs: those of its branch, or the case's own. */
async function todosOf({ scope }: CaseWork, file: CaseRecord, { branchId }: ClockState): Promise<readonly OpenTodo[]> {
  const todos = await selectOpenTodosOf(scope, file.id)
  return todos.filter((todo) => todo.branchId === branchId)
}

function ofBranch({ branchId }: ClockState) {
  return branchId === null ? {} : { branchId }
}
