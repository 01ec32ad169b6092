import type { ClockStart, ParameterUse } from '@linli/contract'
import { type DateText, newId, ok, type Result, type WorkingDayCalendar } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { dueOf, resumedCount } from '../clocks/clock.policy.ts'
import { getParameter } from '../parameters/get-parameter.ts'
import type { CoreWriting } from '../scope.ts'
import type { ClockPauseTable, ClockTable } from './case.tables.ts'
import {
  type ClockChange,
  type ClockState,
  endPauses,
  insertClocks,
  insertPauses,
  stopClocks,
  updateClock,
} from './clock.queries.ts'
import { nextActOn } from './clock-schedule.ts'
import { countOf } from './number-parameter.ts'

/** A clock of the case itself, or of one of its branches. */
export interface StartingClock extends Omit<ClockStart, 'parameter'> {
  /** What its length and its first day rest on: a parameter from today on, or a term that the case was given. */
  readonly parameter: string | GivenTerm
  readonly branchId?: string
}

/** A term that no parameter gives, such as that of a fact, which its definition has; it may begin before its case does. */
export interface GivenTerm extends Pick<ParameterUse, 'version' | 'level' | 'source'> {
  /** The key of its words (`parameter.<rule>`). */
  readonly rule: string
  /** The day after which it is counted. */
  readonly countedFrom: DateText
  readonly workingDays: number
}

export interface ClockEffects {
  readonly start: readonly StartingClock[]
  /** Keys of the case's own clocks. */
  readonly stop: readonly string[]
  /** Branches whose clocks end with them. */
  readonly stopBranches: readonly string[]
  readonly pause: readonly string[] | 'all'
  readonly resume: readonly string[] | 'all'
}

/** What a step does to a case's clocks, worked out before anything is written. */
export interface ClockPlan {
  readonly started: readonly Insertable<ClockTable>[]
  readonly changed: readonly { readonly id: string; readonly change: ClockChange }[]
  readonly stopped: readonly string[]
  readonly paused: readonly Insertable<ClockPauseTable>[]
  /** The clocks that run once the step is done, soonest due first. */
  readonly running: readonly RunningClock[]
}

export interface RunningClock {
  readonly id: string
  readonly dueOn: DateText
  readonly branchId: string | null
}

export interface ClockPlanning {
  readonly scope: CoreWriting
  readonly calendar: WorkingDayCalendar
  readonly today: DateText
  readonly caseId: string
}

/** Refuses with `parameter.not-found` when a deadline has no length in force. */
export async function planClocks(
  work: ClockPlanning,
  live: readonly ClockState[],
  effects: ClockEffects,
): Promise<Result<ClockPlan>> {
  const started: Insertable<ClockTable>[] = []
  for (const start of effects.start) {
    const clock = await startClock(work, start)
    if (!clock.ok) return clock
    started.push(clock.value)
  }
  const restarted = new Set(effects.start.filter(({ branchId }) => branchId === undefined).map(({ key }) => key))
  const kept = live.filter((clock) => !isStopped(clock, effects, restarted))
  const moved = kept.map((clock) => ({ clock, change: changeOf(work, clock, effects) }))
  return ok({
    started,
    stopped: live.filter((clock) => !kept.includes(clock)).map(({ id }) => id),
    changed: moved.flatMap(({ clock, change }) => (change === undefined ? [] : [{ id: clock.id, change }])),
    paused: moved.flatMap(({ clock, change }) =>
      change?.paused_on ? [{ id: newId(), clock_id: clock.id, paused_on: change.paused_on, resumed_on: null }] : [],
    ),
    running: runningOf(started, moved),
  })
}

export async function writeClocks(scope: CoreWriting, plan: ClockPlan, today: DateText): Promise<void> {
  await stopClocks(scope, plan.stopped, today)
  for (const { id, change } of plan.changed) await updateClock(scope, id, change)
  await insertPauses(scope, plan.paused)
  const resumed = plan.changed.filter(({ change }) => change.paused_on === null).map(({ id }) => id)
  await endPauses(scope, [...resumed, ...plan.stopped.filter((id) => !resumed.includes(id))], today)
  await insertClocks(scope, plan.started)
}

/** The clock by which a to-do is due: that of its branch, or the case's own that runs out first. */
export function clockFor(running: readonly RunningClock[], branchId: string | null): RunningClock | undefined {
  return running.find((clock) => clock.branchId === branchId) ?? running.find((clock) => clock.branchId === null)
}

async function startClock(work: ClockPlanning, start: StartingClock): Promise<Result<Insertable<ClockTable>>> {
  const { key, parameter, remind, escalate = false, lapse, branchId } = start
  const term = await termOf(work, parameter)
  if (!term.ok) return term
  const { rule, workingDays, countedFrom, source, version, level } = term.value
  const before = remind && (await getParameter(work.scope, { key: remind.parameter, on: work.today }))
  if (before && !before.ok) return before
  const due = dueOf({ countedFrom, countedDays: workingDays }, work.calendar)
  const scheduled = {
    startedOn: countedFrom,
    dueOn: due.dueOn,
    remindDays: before ? countOf(before.value) : null,
    escalates: escalate,
    lapse: lapse ?? null,
  }
  return ok({
    id: newId(),
    case_id: work.caseId,
    key,
    parameter: rule,
    parameter_version: version,
    parameter_level: level,
    rule_source: `${source.document} ${source.section}`.trim(),
    started_on: countedFrom,
    due_on: due.dueOn,
    working_days: workingDays,
    counted_from: due.countedFrom,
    counted_days: due.countedDays,
    provisional: due.provisional,
    calendar_version: due.calendarVersion,
    paused_on: null,
    stopped_on: null,
    branch_id: branchId ?? null,
    remind_days: scheduled.remindDays,
    escalates: escalate,
    lapse: scheduled.lapse,
    act_on: nextActOn(scheduled, work.calendar),
  })
}

async function termOf(work: ClockPlanning, parameter: string | GivenTerm): Promise<Result<GivenTerm>> {
  if (typeof parameter !== 'string') return ok(parameter)
  const found = await getParameter(work.scope, { key: parameter, on: work.today })
  if (!found.ok) return found
  const { source, version, level } = found.value
  return ok({
    rule: parameter,
    countedFrom: work.today,
    workingDays: countOf(found.value),
    source,
    version,
    level,
  })
}

/** A clock that starts anew ends the one that had its key. */
function isStopped(clock: ClockState, { stop, stopBranches }: ClockEffects, restarted: ReadonlySet<string>): boolean {
  if (clock.branchId !== null) return stopBranches.includes(clock.branchId)
  return stop.includes(clock.key) || restarted.has(clock.key)
}

function changeOf(work: ClockPlanning, clock: ClockState, effects: ClockEffects): ClockChange | undefined {
  const names = (keys: readonly string[] | 'all') =>
    keys === 'all' || (clock.branchId === null && keys.includes(clock.key))
  if (clock.pausedOn === null) return names(effects.pause) ? { paused_on: work.today } : undefined
  if (!names(effects.resume)) return undefined
  const due = dueOf(resumedCount({ ...clock, pausedOn: clock.pausedOn }, work.calendar, work.today), work.calendar)
  return {
    paused_on: null,
    due_on: due.dueOn,
    counted_from: due.countedFrom,
    counted_days: due.countedDays,
    provisional: due.provisional,
    calendar_version: due.calendarVersion,
    act_on: nextActOn({ ...clock, dueOn: due.dueOn }, work.calendar),
  }
}

function runningOf(
  started: readonly Insertable<ClockTable>[],
  kept: readonly { readonly clock: ClockState; readonly change: ClockChange | undefined }[],
): RunningClock[] {
  return [
    ...started.map(({ id, due_on, branch_id = null }) => ({ id, dueOn: due_on, branchId: branch_id })),
    ...kept
      .filter(({ clock, change }) => (change?.paused_on === undefined ? clock.pausedOn : change.paused_on) === null)
      .map(({ clock, change }) => ({ id: clock.id, dueOn: change?.due_on ?? clock.dueOn, branchId: clock.branchId })),
  ].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}
