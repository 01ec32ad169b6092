import type { Addressee, StateDefinition, TodoSpec } from '@linli/contract'
import { newId, ok, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { BranchRow } from './branch.queries.ts'
import type { CaseCopyTable, TodoTable } from './case.tables.ts'
import type { CaseWork } from './case-work.ts'
import { clockFor, type RunningClock } from './clock-plan.ts'
import { findAbleUnit } from './find-able-unit.ts'
import { type Addressing, resolveAddressee } from './resolve-addressee.ts'

export interface TodoPlanning extends Addressing {
  readonly work: CaseWork
  readonly running: readonly RunningClock[]
}

export interface PlannedTodos {
  readonly todos: readonly Insertable<TodoTable>[]
  /** Of an appeal: it stays on the level that decided. */
  readonly sameLevel: boolean
}

/** The to-dos that a step opens, due with the clock that runs out first. Refuses as `resolveAddressee` does. */
export async function planTodos(
  planning: TodoPlanning,
  specs: readonly TodoSpec[] = [],
): Promise<Result<PlannedTodos>> {
  const todos: Insertable<TodoTable>[] = []
  let sameLevel = false
  for (const { step, to, permission } of specs) {
    const addressed = await resolveAddressee(planning.work, to, { ...planning, permission })
    if (!addressed.ok) return addressed
    sameLevel ||= addressed.value.sameLevel ?? false
    for (const unitId of addressed.value.unitIds)
      todos.push(todoOf(planning, { step, permission, unitId, branchId: null }))
  }
  return ok({ todos, sameLevel })
}

/** A to-do for every branch that waits in a state; where its unit has nobody left who may act, with the nearest that has. */
export async function planBranchTodos(
  planning: TodoPlanning,
  branches: readonly BranchRow[],
  { branches: definitions = {} }: StateDefinition,
): Promise<Insertable<TodoTable>[]> {
  const todos: Insertable<TodoTable>[] = []
  for (const { id, key, unitId } of branches) {
    const definition = definitions[key]
    if (definition === undefined) continue
    const { step, permission } = definition
    const question = { caseId: planning.caseId, permission, unitId, from: 'here' } as const
    const able = planning.recusals ? await findAbleUnit(planning.work, question) : undefined
    todos.push(todoOf(planning, { step, permission, unitId: able ?? unitId, branchId: id }))
  }
  return todos
}

interface NewTodo {
  readonly step: string
  readonly permission: string
  readonly unitId: string
  readonly branchId: string | null
}

function todoOf({ work, caseId, running }: TodoPlanning, todo: NewTodo): Insertable<TodoTable> {
  const at = work.clock.now()
  const clock = clockFor(running, todo.branchId)
  return {
    id: newId(at),
    case_id: caseId,
    step: todo.step,
    unit_id: todo.unitId,
    permission: todo.permission,
    opened_at: at,
    due_on: clock?.dueOn ?? 'infinity',
    clock_id: clock?.id ?? null,
    done_at: null,
    done_by_post: null,
    branch_id: todo.branchId,
    post_id: null,
  }
}

/** Copies for the units that a definition names and those that were given with the step. */
export async function planCopies(
  planning: TodoPlanning,
  { action, copies = [], given = [] }: { action: string; copies?: readonly Addressee[]; given?: readonly string[] },
): Promise<Result<Insertable<CaseCopyTable>[]>> {
  const to: readonly Addressee[] = given.length > 0 ? [...copies, { given: 'copies' }] : copies
  const unitIds = new Set<string>()
  const facts = { ...planning, ...(given.length > 0 && { units: { ...planning.units, copies: given } }) }
  for (const addressee of to) {
    const addressed = await resolveAddressee(planning.work, addressee, { ...facts, recusals: false })
    if (!addressed.ok) return addressed
    for (const unitId of addressed.value.unitIds) unitIds.add(unitId)
  }
  const at = planning.work.clock.now()
  return ok(
    [...unitIds].map((unitId) => ({
      id: newId(at),
      case_id: planning.caseId,
      unit_id: unitId,
      post_id: null,
      action,
      at,
    })),
  )
}
