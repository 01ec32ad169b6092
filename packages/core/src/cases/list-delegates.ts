import type { Delegate } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result, today } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectCaseById, selectOwnPart } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { listAblePosts } from './find-able-unit.ts'
import { excludedFrom } from './recuse-person.ts'
import { selectOpenTodo, waitsFor } from './todo.queries.ts'

export interface DelegatesWork extends Omit<CaseWork, 'scope' | 'actor'> {
  readonly scope: CoreReading
  readonly actor: Actor
}

/** To whom the actor may hand a to-do, by unit. Refuses with `case.todo-not-found` and `case.recused`. */
export async function listDelegates(
  work: DelegatesWork,
  { todoId }: { readonly todoId: string },
): Promise<Result<Delegate[]>> {
  const { scope, actor } = work
  const todo = await selectOpenTodo(scope, todoId)
  if (todo === undefined || !waitsFor(todo, actor, today(work.clock)) || !actor.permissions.has(todo.permission)) {
    return refuseCore('not-found', 'case.todo-not-found')
  }
  const { caseId, permission } = todo
  const { recused } = await selectOwnPart(scope, { caseId, personId: actor.personId })
  if (recused) return refuseCore('forbidden', 'case.recused')
  const file = await selectCaseById(scope, caseId)
  const able = await listAblePosts(work, { caseId, permission, ...(await excludedFrom(work, file, todo)) })
  const units = new Map<string, { unitId: string; unit: string; posts: Delegate['posts'][number][] }>()
  for (const { unitId, unit, postId, title, person } of able) {
    if (postId === actor.postId) continue
    const known = units.get(unitId) ?? { unitId, unit, posts: [] }
    known.posts.push({ postId, title, person })
    units.set(unitId, known)
  }
  return ok([...units.values()])
}
