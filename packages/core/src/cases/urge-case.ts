import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { hasUrgedSince, selectCaseForStep } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { noteStep } from './note-step.ts'
import { selectOpenTodosOf } from './todo.queries.ts'

/**
 * The unit whose case it is asks for it (催办), once a day. Refuses with `case.not-found` for anybody else,
 * `case.not-possible` where nobody is waited for, and `case.already-urged`.
 */
export async function urgeCase(work: CaseWork, { caseId }: { readonly caseId: string }): Promise<Result<void>> {
  const { scope, actor, clock } = work
  const file = await selectCaseForStep(scope, { caseId, personId: actor.personId })
  if (file === undefined || file.unitId !== actor.unitId) return refuseCore('not-found', 'case.not-found')
  const todos = await selectOpenTodosOf(scope, file.id)
  if (!todos.some(({ unitId }) => unitId !== actor.unitId)) {
    return refuseCore('conflict', 'case.not-possible', { state: file.state, action: 'urge' })
  }
  if (await hasUrgedSince(scope, file.id, startOf(dayOf(clock.now()))))
    return refuseCore('conflict', 'case.already-urged')
  await noteStep(work, file, { kind: 'urge' })
  return ok(undefined)
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}
