import { type DateText, dayOf, newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import { type CaseRecord, selectCaseForStep } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { listAblePosts } from './find-able-unit.ts'
import { insertDelegation, selectDelegationInForce } from './hands.queries.ts'
import { noteStep } from './note-step.ts'
import { excludedFrom, moveTodos, planMoves } from './recuse-person.ts'
import { insertCopies } from './step.queries.ts'
import { type OpenTodo, selectOpenTodo, updateTodo, waitsFor } from './todo.queries.ts'

export interface DelegateInput {
  readonly todoId: string
  readonly unitId: string
  /** One post of the unit; anybody there who may, without one. */
  readonly postId?: string
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: DateText
}

const LONGEST_DAYS = 366
/** This very call has done it: the answer to it had not arrived. */
const REPEATED = { repeated: true }

/**
 * Hands a to-do to another unit or to one post of it (委托、转办), until the end of a day; who hands it on keeps a copy and may
 * fetch it back. Refuses with `case.todo-not-found`, `case.recused`, `case.already-delegated` (`repeated` where the actor has
 * handed it on just so), `case.delegation-days`, with `case.delegate-cannot-act` where nobody there holds the permission or may
 * act in the case, and with `unit.ended`.
 */
export async function delegateTodo(work: CaseWork, input: DelegateInput): Promise<Result<void>> {
  const found = await findOwnTodo(work, input.todoId)
  if (!found.ok)
    return (await isHandedOn(work, input)) ? refuseCore('conflict', 'case.already-delegated', REPEATED) : found
  const { todo, file } = found.value
  if (todo.delegationId !== null) return refuseCore('conflict', 'case.already-delegated')
  const at = work.clock.now()
  if (!isUsualTerm(dayOf(at), input.until))
    return refuseCore('invalid', 'case.delegation-days', { longest: LONGEST_DAYS })
  const question = { caseId: file.id, permission: todo.permission, ...(await excludedFrom(work, file, todo)) }
  const able = (await listAblePosts(work, question)).filter((post) => post.postId !== work.actor.postId)
  const to = able.find((post) => post.unitId === input.unitId && (input.postId ?? post.postId) === post.postId)
  if (to === undefined) return refuseCore('invalid', 'case.delegate-cannot-act')
  const held = await holdStandingUnit(work.scope, { unitId: to.unitId, on: dayOf(at) })
  if (!held.ok) return held

  const { unitId, postId, unitName } = work.actor
  await updateTodo(work.scope, todo.id, { unit_id: input.unitId, post_id: input.postId ?? null })
  await insertDelegation(work.scope, {
    id: newId(at),
    case_id: file.id,
    todo_id: todo.id,
    from_unit_id: unitId,
    from_unit_name: unitName,
    from_post_id: postId,
    to_unit_id: input.unitId,
    to_post_id: input.postId ?? null,
    reason: input.reason,
    until: input.until,
    at,
    ended_at: null,
  })
  const copy = { id: newId(at), case_id: file.id, unit_id: unitId, post_id: postId, action: 'delegation', at }
  await insertCopies(work.scope, [copy])
  const details = { unit: to.unit, ...(input.postId && { post: to.title, person: to.person }), until: input.until }
  await noteStep(work, file, { kind: 'delegation', opinion: input.reason, details, ...branchOf(todo) })
  return ok(undefined)
}

/**
 * Fetches a to-do back from whom it was handed to. Refuses with `case.todo-not-found`, also where it has been done meanwhile
 * or was never handed on by the actor's unit, and with `case.nobody-left` where nobody else could do it.
 */
export async function recallTodo(work: CaseWork, { todoId }: { readonly todoId: string }): Promise<Result<void>> {
  const { actor, scope } = work
  const todo = await selectOpenTodo(scope, todoId)
  if (todo?.delegationId == null || todo.fromUnitId !== actor.unitId || !actor.permissions.has(todo.permission)) {
    return refuseCore('not-found', 'case.todo-not-found')
  }
  const file = await selectCaseForStep(scope, { caseId: todo.caseId, personId: actor.personId })
  if (file === undefined) throw new Error(`The to-do ${todoId} has no case`)
  return returnTodo(work, file, { todoId, over: false })
}

/**
 * Gives a to-do back to the unit that handed it on, or to the next where somebody could do it; the case is held already.
 * Where nobody is left there it refuses with `case.nobody-left` and writes nothing; once its time is over it
 * goes home all the same, and the history says that somebody must be appointed.
 */
export async function returnTodo(
  work: CaseWork,
  file: CaseRecord,
  { todoId, over }: { readonly todoId: string; readonly over: boolean },
): Promise<Result<void>> {
  const todo = await selectOpenTodo(work.scope, todoId)
  if (todo?.delegationId == null || todo.fromUnitId === null) return refuseCore('not-found', 'case.todo-not-found')
  const home = { ...todo, unitId: todo.fromUnitId, postId: null, delegationId: null, until: null }
  const moves = await planMoves(work, file, { todos: [home] })
  if (!moves.ok && !over) return moves
  await moveTodos(work, [{ todo, unitId: home.unitId }, ...(moves.ok ? moves.value : [])])
  const details = { unit: todo.fromUnit ?? '', ...(!moves.ok && { nobodyLeft: true }) }
  await noteStep(work, file, { kind: 'recall', details, ...branchOf(todo) })
  return ok(undefined)
}

/** Whether the actor has handed the to-do on just so. */
async function isHandedOn({ scope, actor }: CaseWork, { todoId, ...to }: DelegateInput): Promise<boolean> {
  const handed = await selectDelegationInForce(scope, todoId)
  if (handed?.fromPostId !== actor.postId) return false
  const same = handed.unitId === to.unitId && handed.postId === (to.postId ?? null)
  return same && handed.until === to.until && handed.reason === to.reason
}

/** A to-do that waits for the actor, with its case held. */
async function findOwnTodo(
  { scope, actor, clock }: CaseWork,
  todoId: string,
): Promise<Result<{ readonly todo: OpenTodo; readonly file: CaseRecord }>> {
  const seen = await selectOpenTodo(scope, todoId)
  const file = seen && (await selectCaseForStep(scope, { caseId: seen.caseId, personId: actor.personId }))
  // read again now that the case is held: somebody may have been faster
  const todo = seen && (await selectOpenTodo(scope, todoId))
  const mine = todo && waitsFor(todo, actor, dayOf(clock.now())) && actor.permissions.has(todo.permission)
  if (file === undefined || todo === undefined || !mine) return refuseCore('not-found', 'case.todo-not-found')
  return file.recused ? refuseCore('forbidden', 'case.recused') : ok({ todo, file })
}

function isUsualTerm(today: DateText, until: DateText): boolean {
  return until >= today && Date.parse(until) - Date.parse(today) <= LONGEST_DAYS * 86_400_000
}

function branchOf({ branchId }: OpenTodo) {
  return branchId === null ? {} : { branchId }
}
