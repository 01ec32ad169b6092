import type { DateText } from '@linli/kernel'
import type { Updateable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { TodoTable } from './case.tables.ts'

/** A case's open to-dos, each with the delegation by which others do it. */
function openTodos(scope: CoreReading) {
  return scope.db
    .selectFrom('core.todo as t')
    .leftJoin('core.todo_delegation as d', (join) => join.onRef('d.todo_id', '=', 't.id').on('d.ended_at', 'is', null))
    .select([
      't.id',
      't.case_id as caseId',
      't.step',
      't.unit_id as unitId',
      't.permission',
      't.post_id as postId',
      't.branch_id as branchId',
      't.due_on as dueOn',
      't.clock_id as clockId',
      'd.id as delegationId',
      'd.from_unit_id as fromUnitId',
      'd.from_unit_name as fromUnit',
      'd.until',
      'd.reason',
    ])
    .where('t.done_at', 'is', null)
}

export type OpenTodo = Awaited<ReturnType<typeof selectOpenTodosOf>>[number]

export function selectOpenTodosOf(scope: CoreReading, caseId: string) {
  return openTodos(scope).where('t.case_id', '=', caseId).orderBy('t.id').execute()
}

export function selectOpenTodo(scope: CoreReading, todoId: string) {
  return openTodos(scope).where('t.id', '=', todoId).executeTakeFirst()
}

/** What a case waits for, with the names of units and posts. */
export function selectWaiting(scope: CoreReading, caseId: string) {
  return openTodos(scope)
    .innerJoin('core.org_unit as u', 'u.id', 't.unit_id')
    .leftJoin('core.post as o', 'o.id', 't.post_id')
    .select(['u.name as unit', 'o.title as post'])
    .where('t.case_id', '=', caseId)
    .orderBy('t.id')
    .execute()
}

export async function updateTodo(
  scope: CoreWriting,
  id: string,
  change: Pick<Updateable<TodoTable>, 'unit_id' | 'post_id'>,
): Promise<void> {
  await scope.db.updateTable('core.todo').set(change).where('id', '=', id).execute()
}

/** Whether a to-do waits for this post on a day, at its own desk or handed to it; past the last day it is the delegate's no more. */
export function waitsFor(
  todo: Pick<OpenTodo, 'unitId' | 'postId' | 'until'>,
  actor: { unitId: string; postId: string },
  today: DateText,
): boolean {
  if (todo.until !== null && todo.until < today) return false
  return todo.unitId === actor.unitId && (todo.postId === null || todo.postId === actor.postId)
}

/** The unit for which the actor does a to-do that was handed to them. */
export function behalfOf(todo: OpenTodo, today: DateText): string | undefined {
  return todo.fromUnit !== null && todo.until !== null && todo.until >= today ? todo.fromUnit : undefined
}
