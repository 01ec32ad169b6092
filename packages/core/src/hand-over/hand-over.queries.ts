import type { HandedOnTodo, HandOverItem, HandOverRow } from '@linli/contract'
import { type Insertable, sql } from 'kysely'
import type { HandOverTable } from '../people/people.tables.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

const NEVER_DUE = 'infinity'

interface Desk {
  readonly unitId: string
  readonly postId: string
  readonly permissions: readonly string[]
}

/** The open to-dos of a unit that a post may do: handed to nobody by name, or to this very post. */
function todosOfDesk(scope: CoreReading, { unitId, postId, permissions }: Desk) {
  return scope.db
    .selectFrom('core.todo as t')
    .where('t.unit_id', '=', unitId)
    .where('t.done_at', 'is', null)
    .where((eb) => eb.or([eb('t.post_id', 'is', null), eb('t.post_id', '=', postId)]))
    .where((eb) => eb('t.permission', '=', sql<string>`any(${permissions}::text[])`))
}

/** How many open to-dos wait at a desk, for each permission and whether they were handed to the post by name. */
export function countTodosOfDesk(scope: CoreReading, desk: Desk) {
  return todosOfDesk(scope, desk)
    .select(['t.permission', 't.post_id as postId', (eb) => eb.fn.countAll<number>().as('todos')])
    .groupBy(['t.permission', 't.post_id'])
    .execute()
}

/** What waits at a desk, soonest due first. */
export async function selectTodosOfDesk(scope: CoreReading, desk: Desk, limit: number) {
  const rows = await todosOfDesk(scope, desk)
    .innerJoin('core.case_file as f', 'f.id', 't.case_id')
    .select([
      'f.id as caseId',
      'f.plugin_id as pluginId',
      'f.process',
      'f.title',
      't.step',
      't.permission',
      't.post_id as postId',
      't.due_on as dueOn',
    ])
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(limit)
    .execute()
  return rows.map(({ dueOn, ...row }) => ({ ...row, ...(dueOn !== NEVER_DUE && { dueOn }) }))
}

/** Cases that a post opened and in which somebody still has something to do. */
export function selectOpenedCases(scope: CoreReading, postId: string, limit: number) {
  return scope.db
    .selectFrom('core.case_file as f')
    .select(['f.id as caseId', 'f.plugin_id as pluginId', 'f.process', 'f.title'])
    .where('f.opened_by_post', '=', postId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('core.todo as t')
          .select('t.id')
          .whereRef('t.case_id', '=', 'f.id')
          .where('t.done_at', 'is', null),
      ),
    )
    .orderBy('f.opened_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute()
}

/** Open to-dos that a post has handed to others or others to this very post, soonest over first. */
export async function selectHandedOn(scope: CoreReading, postId: string, limit: number): Promise<HandedOnTodo[]> {
  const rows = await scope.db
    .selectFrom('core.todo_delegation as d')
    .innerJoin('core.todo as t', 't.id', 'd.todo_id')
    .innerJoin('core.case_file as f', 'f.id', 'd.case_id')
    .innerJoin('core.org_unit as u', 'u.id', 'd.to_unit_id')
    .select(['d.todo_id as todoId', 'd.from_post_id as fromPostId', 'd.from_unit_name as fromUnit', 'u.name as toUnit'])
    .select(['f.title', 'f.plugin_id as pluginId', 't.step', 'd.until', 'd.reason'])
    .where('d.ended_at', 'is', null)
    .where('t.done_at', 'is', null)
    .where((eb) => eb.or([eb('d.from_post_id', '=', postId), eb('d.to_post_id', '=', postId)]))
    .orderBy('d.until')
    .orderBy('d.id')
    .limit(limit)
    .execute()
  return rows.map(({ fromPostId, fromUnit, toUnit, ...row }) =>
    fromPostId === postId ? { ...row, direction: 'to', unit: toUnit } : { ...row, direction: 'from', unit: fromUnit },
  )
}

export async function insertHandOver(
  scope: CoreWriting,
  row: Insertable<HandOverTable>,
  items: readonly HandOverItem[],
): Promise<void> {
  await scope.db.insertInto('core.hand_over').values(row).execute()
  if (items.length === 0) return
  await scope.db
    .insertInto('core.hand_over_item')
    .values(
      items.map(({ kind, caseId, pluginId, process, title, step, dueOn, sole }, index) => ({
        ...{ hand_over_id: row.id, seq: index + 1, kind, case_id: caseId, plugin_id: pluginId, process, title, sole },
        ...{ step: step ?? null, due_on: dueOn ?? null },
      })),
    )
    .execute()
}

function handOvers(scope: CoreReading) {
  return scope.db
    .selectFrom('core.hand_over')
    .select([
      'id',
      'effective_on as on',
      'from_name as from',
      'to_name as to',
      'post_title as title',
      'unit_name as unit',
      'todo_count as todos',
      'at',
      'by_name as by',
      'by_title as byPost',
      'reason',
      'remarks',
    ])
}

/** The hand-overs of a post, the latest first. */
export async function selectHandOversOf(scope: CoreReading, postId: string): Promise<HandOverRow[]> {
  const rows = await handOvers(scope).where('post_id', '=', postId).orderBy('at', 'desc').limit(100).execute()
  return rows.map(({ id, on, from, to, title, unit, todos }) => ({
    ...{ id, on, from, title, unit, todos },
    ...(to !== null && { to }),
  }))
}

export function selectHandOver(scope: CoreReading, id: string) {
  return handOvers(scope).where('id', '=', id).executeTakeFirst()
}

export async function selectHandOverItems(scope: CoreReading, handOverId: string): Promise<HandOverItem[]> {
  const rows = await scope.db
    .selectFrom('core.hand_over_item')
    .select([
      'kind',
      'case_id as caseId',
      'plugin_id as pluginId',
      'process',
      'title',
      'step',
      'due_on as dueOn',
      'sole',
    ])
    .where('hand_over_id', '=', handOverId)
    .orderBy('seq')
    .execute()
  return rows.map(({ step, dueOn, ...row }) => ({
    ...row,
    ...(step !== null && { step }),
    ...(dueOn !== null && { dueOn }),
  }))
}
