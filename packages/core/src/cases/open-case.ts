import type { CaseFile } from '@linli/contract'
import { dayOf, newId, ok, type Result } from '@linli/kernel'
import type { CaseWork } from './case-work.ts'
import { insertClock } from './clock.queries.ts'
import { planClocks } from './clock-plan.ts'
import { insertOpenedCase, insertTodos } from './step.queries.ts'
import { recordOf } from './step-record.ts'
import { planTodos } from './todo-plan.ts'

export interface OpenCaseInput {
  readonly pluginId: string
  /** The process's key within the plugin. */
  readonly process: string
  /** The plugin's own record, a UUID. */
  readonly subjectId: string
  readonly title: string
  /** The unit whose business it is; the actor's unless given. */
  readonly unitId?: string
}

/**
 * Opens a case in its process's first state, with its clocks and to-dos. Whether the actor may is for the caller to have
 * checked. Refuses with `parameter.not-found` and `organisation.no-overseer`, before anything is written.
 */
export async function openCase(work: CaseWork, input: OpenCaseInput): Promise<Result<CaseFile>> {
  const { scope, actor, clock } = work
  const definition = work.catalogue.get(input.pluginId, input.process)
  const at = clock.now()
  const file: CaseFile = {
    id: newId(at),
    pluginId: input.pluginId,
    process: input.process,
    subjectId: input.subjectId,
    title: input.title,
    state: definition.initial,
    version: 1,
    unitId: input.unitId ?? actor.unitId,
    openedAt: at.toISOString(),
    updatedAt: at.toISOString(),
  }
  const planning = { scope, calendar: await work.calendar.current(scope), today: dayOf(at), caseId: file.id }
  const clocks = await planClocks(planning, [], { start: definition.open.clocks ?? [] })
  if (!clocks.ok) return clocks
  const waiting = { scope, caseId: file.id, openerUnitId: file.unitId, at, next: clocks.value.next }
  const todos = await planTodos(waiting, definition.open.todos)
  if (!todos.ok) return todos

  const row = {
    id: file.id,
    plugin_id: file.pluginId,
    process: file.process,
    subject_id: file.subjectId,
    title: file.title,
    state: file.state,
    version: file.version,
    unit_id: file.unitId,
    opened_by_post: actor.postId,
    opened_at: at,
    updated_at: at,
  }
  await insertOpenedCase(scope, row, recordOf(work, { file, action: 'open', fromState: undefined, at }))
  for (const started of clocks.value.started) await insertClock(scope, started)
  await insertTodos(scope, todos.value)
  return ok(file)
}
