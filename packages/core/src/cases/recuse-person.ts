import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { isInArea } from '../organisation/area.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import type { CoreReading } from '../scope.ts'
import { withoutDeciders } from './appeal-body.ts'
import { type CaseRecord, selectCaseForStep, selectDeciders } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { findAbleUnit, listAblePosts } from './find-able-unit.ts'
import { endDelegation, insertRecusal, selectHolding } from './hands.queries.ts'
import { noteStep } from './note-step.ts'
import { type OpenTodo, selectOpenTodosOf, updateTodo, waitsFor } from './todo.queries.ts'

export interface RecuseInput {
  readonly caseId: string
  /** Who steps back; the actor unless given. */
  readonly personId?: string
  readonly reason: string
}

/**
 * Keeps a person out of a case (回避): by themselves, or declared by a colleague of the unit that it waits for, by a unit above
 * it or by the overseer. Its to-dos stay for the colleagues; where nobody is left who may act they go to the unit above, and
 * further until somebody may. Refuses with `case.not-found`, `case.recusal-not-possible`, `case.already-recused`, and with
 * `case.nobody-left` where the whole tenant has nobody else: then somebody must be appointed first.
 */
export async function recusePerson(work: CaseWork, input: RecuseInput): Promise<Result<void>> {
  const { scope, actor } = work
  const personId = input.personId ?? actor.personId
  const file = await selectCaseForStep(scope, { caseId: input.caseId, personId })
  if (file === undefined) return refuseCore('not-found', 'case.not-found')
  const todos = await selectOpenTodosOf(scope, file.id)
  const allowed = await mayDeclare(work, { todos, personId })
  if (!allowed) return refuseCore('not-found', 'case.not-found')
  if (file.recused) return refuseCore('conflict', 'case.already-recused')
  const person = await concerned(work, { todos, personId })
  if (person === undefined) return refuseCore('not-found', 'case.recusal-not-possible')
  await insertRecusal(scope, {
    caseId: file.id,
    personId,
    postId: actor.postId,
    reason: input.reason,
    at: work.clock.now(),
  })
  const moved = await moveDeserted(work, file, todos)
  if (!moved.ok) return moved
  await noteStep(work, file, { kind: 'recusal', opinion: input.reason, details: { person, moved: moved.value } })
  return ok(undefined)
}

/** Whether the actor has anything to say about who acts in the case. */
async function mayDeclare(
  { scope, actor }: CaseWork,
  { todos, personId }: { todos: readonly OpenTodo[]; personId: string },
): Promise<boolean> {
  const mine = todos.filter((todo) => waitsFor(todo, actor) && actor.permissions.has(todo.permission))
  if (personId === actor.personId || mine.length > 0) return mine.length > 0
  const overseer = await findOverseer(scope)
  if (todos.length > 0 && overseer?.id === actor.unitId) return true
  for (const { unitId } of todos) {
    if (unitId !== actor.unitId && (await isInArea(scope, { unitId, areaUnitId: actor.unitId }))) return true
  }
  return false
}

/** The name of somebody for whom one of the to-dos waits. */
async function concerned(
  work: CaseWork,
  { todos, personId }: { todos: readonly OpenTodo[]; personId: string },
): Promise<string | undefined> {
  const on = dayOf(work.clock.now())
  for (const { unitId, permission } of todos) {
    const roles = work.permissions.rolesHolding(permission)
    const holding = await selectHolding(work.scope, { personId, unitId, roles, on })
    if (holding !== undefined) return holding.person
  }
  return undefined
}

/** Moves the to-dos for which nobody is left where they wait. @returns how many */
export async function moveDeserted(
  work: CaseWork,
  file: Pick<CaseRecord, 'id' | 'pluginId' | 'process' | 'state'>,
  todos: readonly OpenTodo[],
): Promise<Result<number>> {
  let moved = 0
  for (const todo of todos) {
    const question = { caseId: file.id, permission: todo.permission, ...(await excludedFrom(work, file, todo)) }
    const able = await listAblePosts(work, question)
    if (able.some(({ unitId, postId }) => waitsFor(todo, { unitId, postId }))) continue
    const home = todo.fromUnitId ?? todo.unitId
    const unitId = await findAbleUnit(work, { ...question, unitId: home, from: 'here' })
    if (unitId === undefined) return refuseCore('conflict', 'case.nobody-left')
    if (todo.delegationId !== null) await endDelegation(work.scope, todo.delegationId, work.clock.now())
    await updateTodo(work.scope, todo.id, { unit_id: unitId, post_id: null })
    moved += 1
  }
  return ok(moved)
}

/** Who may not do a to-do although they hold its permission: in a review whoever has decided before. */
export async function excludedFrom(
  { scope, catalogue }: Pick<CaseWork, 'catalogue'> & { readonly scope: CoreReading },
  file: Pick<CaseRecord, 'id' | 'pluginId' | 'process' | 'state'>,
  todo: Pick<OpenTodo, 'permission'>,
) {
  const { transitions } = catalogue.get(file.pluginId, file.process)
  const reviews = Object.values(transitions).some(
    ({ kind, from, permission }) => kind === 'review' && from.includes(file.state) && permission === todo.permission,
  )
  return reviews ? withoutDeciders(await selectDeciders(scope, file.id)) : {}
}
