import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import type { CoreReading } from '../scope.ts'
import { selectUnitsAbove } from './able-unit.queries.ts'
import { withoutDeciders } from './appeal-body.ts'
import { type CaseRecord, selectCaseForStep, selectDeciders } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { type AbilityQuestion, findAbleUnit, listAblePosts } from './find-able-unit.ts'
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
 * Keeps a person out of a case (回避): by themselves, or declared by a colleague of the unit that it waits for, by somebody in
 * a unit above it who could do the to-do as well, or by a clerk of the overseer. Its to-dos stay for the colleagues; where nobody is left who may act they go to the unit above, and
 * further until somebody may. Refuses with `case.not-found`, `case.recusal-not-possible`, `case.already-recused`, and with
 * `case.nobody-left` where neither the unit, nor one above it, nor the overseer has anybody else: then somebody must be appointed first.
 */
export async function recusePerson(work: CaseWork & { actor: Actor }, input: RecuseInput): Promise<Result<void>> {
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
  const moves = await planMoves(work, file, { todos, without: [personId] })
  if (!moves.ok) return moves
  await insertRecusal(scope, {
    caseId: file.id,
    personId,
    postId: actor.postId,
    reason: input.reason,
    at: work.clock.now(),
  })
  await moveTodos(work, moves.value)
  await noteStep(work, file, { kind: 'recusal', opinion: input.reason, details: { person, moved: moves.value.length } })
  return ok(undefined)
}

/** Whether the actor has anything to say about who acts in the case. */
async function mayDeclare(
  { scope, actor, clock }: CaseWork & { actor: Actor },
  { todos, personId }: { todos: readonly OpenTodo[]; personId: string },
): Promise<boolean> {
  const today = dayOf(clock.now())
  const mine = todos.filter((todo) => waitsFor(todo, actor, today) && actor.permissions.has(todo.permission))
  if (personId === actor.personId || mine.length > 0) return mine.length > 0
  const overseer = await findOverseer(scope)
  if (todos.length > 0 && overseer?.id === actor.unitId && actor.role === 'office-clerk') return true
  for (const { unitId, permission } of todos) {
    if (!actor.permissions.has(permission)) continue
    const above = await selectUnitsAbove(scope, unitId)
    if (above.some((unit) => unit.unitId === actor.unitId && unit.depth > 0)) return true
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

/** A to-do for which nobody is left where it waits, and the unit where somebody could do it. */
interface Move {
  readonly todo: OpenTodo
  readonly unitId: string
}

/** Where the to-dos go for which nobody is left, once some persons are no more to be counted. Refuses with `case.nobody-left`; writes nothing. */
export async function planMoves(
  work: CaseWork,
  file: Pick<CaseRecord, 'id' | 'pluginId' | 'process' | 'state'>,
  { todos, without = [] }: { readonly todos: readonly OpenTodo[]; readonly without?: readonly string[] },
): Promise<Result<Move[]>> {
  const today = dayOf(work.clock.now())
  const moves: Move[] = []
  for (const todo of todos) {
    const excluded = await excludedFrom(work, file, todo)
    const withoutPersons = [...(excluded.withoutPersons ?? []), ...without]
    const question = { caseId: file.id, permission: todo.permission, ...excluded, withoutPersons }
    const able = await listAblePosts(work, question)
    if (able.some((post) => waitsFor(todo, post, today))) continue
    const home = todo.fromUnitId ?? todo.unitId
    const unitId = await findAbleUnit(work, { ...question, unitId: home, from: 'here' })
    if (unitId === undefined) return refuseCore('conflict', 'case.nobody-left')
    moves.push({ todo, unitId })
  }
  return ok(moves)
}

export async function moveTodos({ scope, clock }: CaseWork, moves: readonly Move[]): Promise<void> {
  for (const { todo, unitId } of moves) {
    if (todo.delegationId !== null) await endDelegation(scope, todo.delegationId, clock.now())
    await updateTodo(scope, todo.id, { unit_id: unitId, post_id: null })
  }
}

/** Who may not do a to-do although they hold its permission: in a review whoever has decided before. */
export async function excludedFrom(
  { scope, catalogue }: Pick<CaseWork, 'catalogue'> & { readonly scope: CoreReading },
  file: Pick<CaseRecord, 'id' | 'pluginId' | 'process' | 'state'>,
  todo: Pick<OpenTodo, 'permission'>,
): Promise<Pick<AbilityQuestion, 'withoutPersons' | 'withoutPosts'>> {
  const { transitions } = catalogue.get(file.pluginId, file.process)
  const reviews = Object.values(transitions).some(
    ({ kind, from, permission }) => kind === 'review' && from.includes(file.state) && permission === todo.permission,
  )
  return reviews ? withoutDeciders(await selectDeciders(scope, file.id)) : {}
}
