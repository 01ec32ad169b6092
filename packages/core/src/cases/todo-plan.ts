import type { TodoSpec } from '@linli/contract'
import { newId, ok, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { refuseCore } from '../core-refusals.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import type { CoreWriting } from '../scope.ts'
import type { TodoTable } from './case.tables.ts'
import type { ClockPlan } from './clock-plan.ts'

export interface TodoPlanning {
  readonly scope: CoreWriting
  readonly caseId: string
  /** The unit whose business the case is. */
  readonly openerUnitId: string
  readonly at: Date
  readonly next: ClockPlan['next']
}

/** The to-dos that a step opens, due with the clock that runs out first. Refuses with `organisation.no-overseer`. */
export async function planTodos(
  work: TodoPlanning,
  specs: readonly TodoSpec[] = [],
): Promise<Result<Insertable<TodoTable>[]>> {
  const overseer = specs.some(({ to }) => to === 'overseer') ? await findOverseer(work.scope) : undefined
  const todos: Insertable<TodoTable>[] = []
  for (const { step, to, permission } of specs) {
    const unitId = to === 'overseer' ? overseer?.id : work.openerUnitId
    if (unitId === undefined) return refuseCore('conflict', 'organisation.no-overseer')
    todos.push({
      id: newId(work.at),
      case_id: work.caseId,
      step,
      unit_id: unitId,
      permission,
      opened_at: work.at,
      due_on: work.next?.dueOn ?? 'infinity',
      clock_id: work.next?.id ?? null,
      done_at: null,
      done_by_post: null,
    })
  }
  return ok(todos)
}
