import { type ClockStart, typedValue, wholeNumber } from '@linli/contract'
import { type DateText, newId, ok, type Result, type WorkingDayCalendar } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { dueOf, resumedCount } from '../clocks/clock.policy.ts'
import { getParameter } from '../parameters/get-parameter.ts'
import type { CoreWriting } from '../scope.ts'
import type { ClockTable } from './case.tables.ts'
import type { ClockChange, ClockState } from './clock.queries.ts'

export interface ClockEffects {
  readonly start?: readonly ClockStart[]
  readonly stop?: readonly string[]
  readonly pause?: readonly string[]
  readonly resume?: readonly string[]
}

/** What a step does to a case's clocks, worked out before anything is written. */
export interface ClockPlan {
  readonly started: readonly Insertable<ClockTable>[]
  readonly changed: readonly { readonly id: string; readonly change: ClockChange }[]
  /** The clock that runs out first once the step is done, paused ones aside. */
  readonly next: { readonly id: string; readonly dueOn: DateText } | undefined
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
  effects: ClockEffects = {},
): Promise<Result<ClockPlan>> {
  const started: Insertable<ClockTable>[] = []
  for (const start of effects.start ?? []) {
    const clock = await startClock(work, start)
    if (!clock.ok) return clock
    started.push(clock.value)
  }
  // A clock that starts anew ends the one that had its key.
  const stopped = new Set([...(effects.stop ?? []), ...started.map(({ key }) => key)])
  const changed = live.flatMap((clock) => {
    const change = changeOf(work, clock, { ...effects, stop: [...stopped] })
    return change === undefined ? [] : [{ id: clock.id, change }]
  })
  return ok({ started, changed, next: earliest(live, started, changed) })
}

async function startClock(
  work: ClockPlanning,
  { key, parameter }: ClockStart,
): Promise<Result<Insertable<ClockTable>>> {
  const found = await getParameter(work.scope, { key: parameter, on: work.today })
  if (!found.ok) return found
  const { source, version, level } = found.value
  const workingDays = typedValue(wholeNumber(parameter), found.value)
  const due = dueOf({ countedFrom: work.today, countedDays: workingDays }, work.calendar)
  return ok({
    id: newId(),
    case_id: work.caseId,
    key,
    parameter,
    parameter_version: version,
    parameter_level: level,
    rule_source: `${source.document} ${source.section}`.trim(),
    started_on: work.today,
    due_on: due.dueOn,
    working_days: workingDays,
    counted_from: due.countedFrom,
    counted_days: due.countedDays,
    provisional: due.provisional,
    calendar_version: due.calendarVersion,
    paused_on: null,
    stopped_on: null,
  })
}

function changeOf(work: ClockPlanning, clock: ClockState, effects: ClockEffects): ClockChange | undefined {
  if (effects.stop?.includes(clock.key)) return { stopped_on: work.today }
  if (effects.pause?.includes(clock.key) && clock.pausedOn === null) return { paused_on: work.today }
  if (!effects.resume?.includes(clock.key) || clock.pausedOn === null) return undefined
  const due = dueOf(resumedCount({ ...clock, pausedOn: clock.pausedOn }, work.calendar, work.today), work.calendar)
  return {
    paused_on: null,
    due_on: due.dueOn,
    counted_from: due.countedFrom,
    counted_days: due.countedDays,
    provisional: due.provisional,
    calendar_version: due.calendarVersion,
  }
}

function earliest(
  live: readonly ClockState[],
  started: readonly Insertable<ClockTable>[],
  changed: ClockPlan['changed'],
): ClockPlan['next'] {
  const changes = new Map(changed.map(({ id, change }) => [id, change]))
  const running = [
    ...started.map(({ id, due_on }) => ({ id, dueOn: due_on })),
    ...live.flatMap((clock) => {
      const change = changes.get(clock.id) ?? {}
      const paused = change.paused_on === undefined ? clock.pausedOn : change.paused_on
      if (change.stopped_on !== undefined || paused !== null) return []
      return [{ id: clock.id, dueOn: change.due_on ?? clock.dueOn }]
    }),
  ]
  return running.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
}
