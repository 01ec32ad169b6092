import type { ProcessDefinition } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { expect } from 'vitest'
import { selectLiveClocks } from '../../cases/clock.queries.ts'
import { selectOpenTodosOf } from '../../cases/todo.queries.ts'
import type { CoreReading } from '../../scope.ts'
import { fullProcess } from '../full-process.ts'
import type { CaseModel } from './case-model.ts'
import { type Cast, holds } from './model-cast.ts'
import { branchName, type ModelBranch, type ModelTodo } from './model-parts.ts'

/** A case as the database has it, in the reference's terms. */
export interface Observed {
  readonly state: string
  readonly version: number
  readonly supplements: number
  readonly todos: readonly (ReturnType<typeof seenTodo> & { readonly id: string })[]
  readonly branches: readonly SeenBranch[]
  readonly clocks: readonly { id: string; key: string; branch: string | undefined; dueOn: DateText; paused: boolean }[]
  readonly entries: number
}

interface SeenBranch extends ModelBranch {
  readonly id: string
  readonly name: string
  readonly version: number
}

type Todo = Awaited<ReturnType<typeof selectOpenTodosOf>>[number]

function seenTodo({ unitId, postId, permission, dueOn, fromUnitId, until }: Todo, branch: string | undefined) {
  return {
    unitId,
    postId: postId ?? undefined,
    permission,
    branch,
    dueOn,
    home: fromUnitId ?? undefined,
    until: until ?? undefined,
  }
}

export async function observe(scope: CoreReading, caseId: string): Promise<Observed> {
  const file = await scope.db
    .selectFrom('core.case_file')
    .select(['state', 'version', 'supplements'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const rows = await scope.db
    .selectFrom('core.case_branch')
    .select(['id', 'key', 'unit_id', 'version', 'closed_at', 'verdict'])
    .where('case_id', '=', caseId)
    .execute()
  const branches = rows.map((row): SeenBranch => {
    const key = row.key === 'legality' ? 'legality' : 'consultation'
    const name = branchName({ key, unitId: row.unit_id })
    const { id, unit_id: unitId, version, closed_at, verdict } = row
    return { id, key, name, unitId, version, open: closed_at === null, verdict: verdict ?? undefined }
  })
  const names = new Map(branches.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id))
  const todos = await selectOpenTodosOf(scope, caseId)
  const clocks = await selectLiveClocks(scope, caseId)
  const entries = await scope.db
    .selectFrom('core.timeline_entry')
    .select(['version', 'seq'])
    .where('case_id', '=', caseId)
    .orderBy('version')
    .orderBy('seq')
    .execute()
  expectWhole(entries)
  return {
    ...file,
    todos: todos.map((todo) => ({ id: todo.id, ...seenTodo(todo, nameOf(todo.branchId)) })),
    branches,
    clocks: clocks.map(({ id, key, branchId, dueOn, pausedOn }) => {
      return { id, key, branch: nameOf(branchId), dueOn, paused: pausedOn !== null }
    }),
    entries: entries.length,
  }
}

/** The history has every version once, and what was noted in between without a gap. */
function expectWhole(entries: readonly { version: number; seq: number }[]): void {
  let before = { version: 0, seq: 0 }
  for (const { version, seq } of entries) {
    const next = seq === 0 ? before.version + 1 === version : before.version === version && before.seq + 1 === seq
    expect(next, `${version}.${seq} after ${before.version}.${before.seq}`).toBe(true)
    before = { version, seq }
  }
}

const asText = (row: object) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
const inOrder = (rows: readonly object[]) => rows.map(asText).toSorted()

/** The id of the to-do that the reference means. */
export function idOf(seen: Observed, wanted: ModelTodo): string | undefined {
  return seen.todos.find(({ id: _, ...todo }) => asText(todo) === asText(wanted))?.id
}

export function compareWithModel(
  seen: Observed,
  model: CaseModel,
  { today, cast }: { today: DateText; cast: Cast },
): void {
  const { state, version, supplements, entries } = seen
  expect({ state, version, supplements, entries }).toEqual({
    state: model.state,
    version: model.version,
    supplements: model.supplements,
    entries: model.entries,
  })
  expect(inOrder(seen.todos.map(({ id: _, ...todo }) => todo))).toEqual(inOrder(model.todos))
  const branchOf = ({ key, unitId, open, verdict }: ModelBranch) => ({ key, unitId, open, verdict })
  expect(inOrder(seen.branches.map(branchOf))).toEqual(inOrder(model.branches.map(branchOf)))
  expect(inOrder(seen.clocks.map(({ id: _, ...clock }) => clock))).toEqual(
    inOrder(
      model.clocks.map(({ key, branch, dueOn, pausedOn }) => ({ key, branch, dueOn, paused: pausedOn !== undefined })),
    ),
  )
  expectNotStuck(model, { today, cast })
}

/** Somebody can do every to-do, unless nobody is left anywhere, and a case that is not over waits for somebody. */
function expectNotStuck(model: CaseModel, { today, cast }: { today: DateText; cast: Cast }): void {
  const { states }: ProcessDefinition = fullProcess
  if (!states[model.state]?.final) expect(model.todos.length, model.state).toBeGreaterThan(0)
  for (const todo of model.todos) {
    const able = model.able(todo.permission)
    const held = cast.members.some(
      (one) => holds(one, todo.permission) && able.includes(one) && model.waits(todo, one, today),
    )
    if (!held && able.length > 0) throw new Error(`nobody holds ${JSON.stringify(todo)}`)
  }
}
