import type { CaseFile } from '@linli/contract'
import { dayOf, newId, ok, type Result } from '@linli/kernel'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import { addressingOf, branchClock, partyRows, type StepInput, toRow } from './advance-case.ts'
import { insertBranches } from './branch.queries.ts'
import { planBranches } from './branch-plan.ts'
import type { CaseRecord } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { type GivenTerm, planClocks, writeClocks } from './clock-plan.ts'
import { insertCopies, insertOpenedCase, insertParties, insertTodos } from './step.queries.ts'
import { recordOf } from './step-record.ts'
import { planBranchTodos, planCopies, planTodos } from './todo-plan.ts'

export interface OpenCaseInput extends Pick<StepInput, 'units' | 'parties'> {
  readonly pluginId: string
  /** The process's key within the plugin. */
  readonly process: string
  /** The plugin's own record, a UUID. */
  readonly subjectId: string
  readonly title: string
  /** The unit whose business it is; the actor's unless given. */
  readonly unitId?: string
  /** A term that the case has of its own, beside the clocks of its process. */
  readonly term?: GivenTerm
}

/**
 * Opens a case in its process's first state, with its clocks, branches, to-dos and copies. Whether the actor may is for the
 * caller to have checked. Refuses with `unit.not-found`, `unit.ended`, `parameter.not-found` and as `resolveAddressee` does, before anything is written.
 */
export async function openCase(work: CaseWork, input: OpenCaseInput): Promise<Result<CaseFile>> {
  const { scope, actor } = work
  const { open, states, initial } = work.catalogue.get(input.pluginId, input.process)
  const at = work.clock.now()
  const unitId = input.unitId ?? actor.unitId
  const standing = await holdStandingUnit(scope, { unitId, on: dayOf(at) })
  if (!standing.ok) return standing
  const file = newFile(input, { state: initial, unitId, at, personId: actor.personId })
  const addressing = addressingOf(file, { ...(input.units && { units: input.units }) })
  const state = states[initial] ?? {}
  const branches = await planBranches(work, { ...addressing, state: initial, definition: state, round: 1 })
  if (!branches.ok) return branches
  const start = [
    ...(open.clocks ?? []),
    ...(input.term ? [{ key: 'due', parameter: input.term }] : []),
    ...branches.value.flatMap((branch) => branchClock(branch, state.branches?.[branch.key]?.clock)),
  ]
  const planning = { scope, calendar: await work.calendar.current(scope), today: dayOf(at), caseId: file.id }
  const effects = { start, stop: [], stopBranches: [], pause: [], resume: [] }
  const clocks = await planClocks(planning, [], effects)
  if (!clocks.ok) return clocks
  const waiting = { work, ...addressing, running: clocks.value.running }
  const todos = await planTodos(waiting, open.todos)
  if (!todos.ok) return todos
  const given = input.units?.copies
  const copies = await planCopies(waiting, { action: 'open', ...open, ...(given && { given }) })
  if (!copies.ok) return copies

  const record = recordOf(work, { file, kind: 'step', action: 'open', fromState: undefined, at })
  await insertOpenedCase(scope, rowOf(file, actor.postId, at), record)
  await insertBranches(
    scope,
    branches.value.map((branch) => toRow(file.id, branch)),
  )
  await writeClocks(scope, clocks.value, dayOf(at))
  await insertTodos(scope, [...todos.value.todos, ...(await planBranchTodos(waiting, branches.value, state))])
  await insertCopies(scope, copies.value)
  await insertParties(scope, partyRows(file.id, input.parties, at))
  return ok(publicFile(file))
}

function newFile(
  { pluginId, process, subjectId, title }: OpenCaseInput,
  { state, unitId, at, personId }: { state: string; unitId: string; at: Date; personId: string },
): CaseRecord {
  return {
    id: newId(at),
    pluginId,
    process,
    subjectId,
    title,
    state,
    version: 1,
    unitId,
    supplements: 0,
    openedAt: at.toISOString(),
    updatedAt: at.toISOString(),
    sideSteps: 0,
    openedByPerson: personId,
    delegated: false,
    urgedAt: null,
    handedTo: null,
    recusals: false,
    recused: false,
  }
}

function rowOf(file: CaseRecord, postId: string, at: Date) {
  return {
    id: file.id,
    plugin_id: file.pluginId,
    process: file.process,
    subject_id: file.subjectId,
    title: file.title,
    state: file.state,
    version: file.version,
    unit_id: file.unitId,
    opened_by_post: postId,
    opened_by_person: file.openedByPerson,
    urged_at: null,
    opened_at: at,
    updated_at: at,
  }
}

/** The case as everybody may see it. */
export function publicFile(file: CaseFile): CaseFile {
  const { id, pluginId, process, subjectId, title, state, version, unitId, supplements, openedAt, updatedAt } = file
  return { id, pluginId, process, subjectId, title, state, version, unitId, supplements, openedAt, updatedAt }
}
