import type { CaseCourse, CaseFile, ProcessDefinition, TimelineEntry, WaitingFor } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type Clock, type DateText, dayOf, ok, type Result, today } from '@linli/kernel'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import type { CoreReading } from '../scope.ts'
import { selectBranchViews } from './branch.queries.ts'
import { isForAddressee } from './case.policy.ts'
import { selectDeciders, selectOwnPart, selectParties } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import { selectLiveClocks } from './clock.queries.ts'
import { getCase } from './get-case.ts'
import { readClocks } from './list-clocks.ts'
import { readTimeline } from './list-timeline.ts'
import type { ProcessCatalogue } from './process-catalogue.ts'
import { selectWaiting, waitsFor } from './todo.queries.ts'

export interface CourseWork {
  readonly scope: CoreReading
  readonly actor: Actor
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly catalogue: ProcessCatalogue
}

/** A case with all that has happened in it and what this actor may do now. Refuses with `case.not-found`. */
export async function getCourse(work: CourseWork, address: CaseAddress): Promise<Result<CaseCourse>> {
  const { scope, actor, catalogue } = work
  const found = await getCase(scope, address)
  if (!found.ok) return found
  const file = found.value
  const definition = catalogue.get(file.pluginId, file.process)
  const calendar = await work.calendar.current(scope)
  const [timeline, branches, clocks, waiting, own] = await Promise.all([
    readTimeline(scope, calendar, file.id),
    selectBranchViews(scope, file.id),
    readClocks(work, file.id),
    selectWaiting(scope, file.id),
    selectOwnPart(scope, { caseId: file.id, personId: actor.personId }),
  ])
  const day = today(work.clock)
  const mine = waiting.filter((todo) => waitsFor(todo, actor, day) && actor.permissions.has(todo.permission))
  const part = { file, mine, recused: own.recused, ownCase: own.openedByPerson === actor.personId }
  return ok({
    file,
    timeline,
    branches: inOrder(branches, definition),
    clocks,
    waiting: waiting.map((todo) => toWaiting(todo, { actor, recused: own.recused, day })),
    actions: await possibleActions(work, definition, part),
    answers: own.recused ? [] : possibleAnswers(definition, part, branches),
    recused: own.recused,
    mayRecuse: !own.recused && mine.length > 0,
    mayUrge: mayUrge(work, file, waiting, timeline),
  })
}

type Waiting = Awaited<ReturnType<typeof selectWaiting>>

interface Part {
  readonly file: CaseFile
  readonly mine: Waiting
  readonly recused: boolean
  readonly ownCase: boolean
}

/** What the actor may do, in the order of the definition. */
async function possibleActions(
  { actor, scope, clock }: CourseWork,
  { transitions, states }: ProcessDefinition,
  { file, mine, recused, ownCase }: Part,
): Promise<string[]> {
  if (recused) return []
  const able = Object.entries(transitions).filter(
    ([, { from, permission, separate, kind, ...transition }]) =>
      permission !== undefined &&
      actor.permissions.has(permission) &&
      from.includes(file.state) &&
      !(separate && ownCase) &&
      !(kind === 'withdrawal' && actor.unitId !== file.unitId) &&
      (!isForAddressee({ ...transition, from, ...(kind && { kind }) }) ||
        mine.some((todo) => todo.branchId === null && todo.permission === permission)),
  )
  if (!able.some(([, { kind }]) => kind === 'review' || kind === 'appeal')) return able.map(([action]) => action)
  const [deciders, parties, clocks] = await Promise.all([
    selectDeciders(scope, file.id),
    selectParties(scope, file.id),
    selectLiveClocks(scope, file.id),
  ])
  const decided = deciders.some(({ personId, postId }) => personId === actor.personId || postId === actor.postId)
  const party = file.unitId === actor.unitId || parties.some(({ unitId }) => unitId === actor.unitId)
  const day = today(clock)
  return able
    .filter(([, { kind, appeal }]) => {
      if (kind === 'review') return !decided
      if (kind !== 'appeal') return true
      const open = clocks.some(({ key, dueOn }) => key === appeal?.window && dueOn >= day)
      return party && open && states[file.state]?.appealable === true
    })
    .map(([action]) => action)
}

function possibleAnswers({ states }: ProcessDefinition, { file, mine }: Part, branches: CaseCourse['branches']) {
  const definitions = states[file.state]?.branches ?? {}
  return branches.flatMap(({ id, key, version, closedAt }) => {
    const definition = definitions[key]
    if (definition === undefined || closedAt !== undefined || !mine.some(({ branchId }) => branchId === id)) return []
    return [{ branchId: id, key, version, outcomes: Object.keys(definition.outcomes) }]
  })
}

function toWaiting(
  todo: Waiting[number],
  { actor, recused, day }: { actor: Actor; recused: boolean; day: DateText },
): WaitingFor {
  const { id, step, unit, unitId, post, branchId, dueOn, delegationId, fromUnit, fromUnitId, until, reason } = todo
  const able = !recused && actor.permissions.has(todo.permission)
  return {
    todoId: id,
    step,
    unit,
    unitId,
    ...(post !== null && { post }),
    ...(branchId !== null && { branchId }),
    ...(dueOn !== 'infinity' && { dueOn }),
    ...(fromUnit !== null && until !== null && reason !== null && { delegation: { from: fromUnit, until, reason } }),
    mayDelegate: able && delegationId === null && waitsFor(todo, actor, day),
    mayRecall: able && delegationId !== null && fromUnitId === actor.unitId,
  }
}

/** Its own unit may ask for what waits for others, once a day. */
function mayUrge({ actor, clock }: CourseWork, file: CaseFile, waiting: Waiting, timeline: readonly TimelineEntry[]) {
  const asked = timeline.some(({ kind, at }) => kind === 'urge' && dayOf(new Date(at)) === today(clock))
  return file.unitId === actor.unitId && !asked && waiting.some(({ unitId }) => unitId !== actor.unitId)
}

/** Round by round, the branches of a state as its definition has them. */
function inOrder(branches: CaseCourse['branches'], { states }: ProcessDefinition): CaseCourse['branches'] {
  const place = ({ state, key }: CaseCourse['branches'][number]) =>
    Object.keys(states[state]?.branches ?? {}).indexOf(key)
  return branches.toSorted((a, b) => a.round - b.round || place(a) - place(b))
}
