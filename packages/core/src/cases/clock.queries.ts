import type { DateText } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { ClockPauseTable, ClockTable } from './case.tables.ts'

const columns = [
  'id',
  'key',
  'parameter as rule',
  'rule_source as source',
  'working_days as workingDays',
  'calendar_version as calendarVersion',
  'started_on as startedOn',
  'due_on as dueOn',
  'counted_from as countedFrom',
  'counted_days as countedDays',
  'provisional',
  'paused_on as pausedOn',
  'stopped_on as stoppedOn',
  'branch_id as branchId',
  'remind_days as remindDays',
  'escalates',
  'lapse',
] as const

export function selectClocks(scope: CoreReading, caseId: string) {
  return scope.db
    .selectFrom('core.clock')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('started_on')
    .orderBy('id')
    .execute()
}

export type ClockState = Awaited<ReturnType<typeof selectClocks>>[number]

/** The clocks of a case that have not been stopped, paused ones among them. */
export function selectLiveClocks(scope: CoreReading, caseId: string): Promise<ClockState[]> {
  return scope.db
    .selectFrom('core.clock')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('stopped_on', 'is', null)
    .orderBy('id')
    .execute()
}

/** When the clocks of a case stood still, oldest first. */
export function selectPauses(scope: CoreReading, caseId: string) {
  return scope.db
    .selectFrom('core.clock_pause as p')
    .innerJoin('core.clock as k', 'k.id', 'p.clock_id')
    .select(['p.clock_id as clockId', 'p.paused_on as from', 'p.resumed_on as to'])
    .where('k.case_id', '=', caseId)
    .orderBy('p.id')
    .execute()
}

/** Running and paused clocks that another calendar was counted by, after one of them, in the order of their ids. */
export function selectClocksOfOtherCalendar(
  scope: CoreReading,
  { version, afterId, limit }: { readonly version: string; readonly afterId: string; readonly limit: number },
) {
  return scope.db
    .selectFrom('core.clock')
    .select([...columns, 'case_id as caseId'])
    .where('calendar_version', '<>', version)
    .where('stopped_on', 'is', null)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export type ClockOfCase = Awaited<ReturnType<typeof selectClocksOfOtherCalendar>>[number]

/** Of some clocks those that have not been stopped. */
export function selectLiveClocksOf(scope: CoreReading, ids: readonly string[]): Promise<ClockOfCase[]> {
  return scope.db
    .selectFrom('core.clock')
    .select([...columns, 'case_id as caseId'])
    .where('id', 'in', ids)
    .where('stopped_on', 'is', null)
    .orderBy('id')
    .execute()
}

export interface ClockPosition {
  readonly actOn: DateText
  readonly id: string
}

/** Clocks about which the platform has something to do by a day, after one of them, in the order of their index. */
export function selectClocksToAct(scope: CoreReading, today: DateText, after: ClockPosition, limit: number) {
  return scope.db
    .selectFrom('core.clock')
    .select(['id', 'case_id as caseId', 'act_on as actOn'])
    .where('act_on', 'is not', null)
    .where('act_on', '<=', today)
    .where('stopped_on', 'is', null)
    .where('paused_on', 'is', null)
    .where((eb) => eb(eb.refTuple('act_on', 'id'), '>', eb.tuple(after.actOn, after.id)))
    .orderBy('act_on')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function insertClocks(scope: CoreWriting, clocks: readonly Insertable<ClockTable>[]): Promise<void> {
  if (clocks.length > 0) await scope.db.insertInto('core.clock').values(clocks).execute()
}

export interface ClockChange {
  readonly due_on?: DateText
  readonly counted_from?: DateText
  readonly counted_days?: number
  readonly provisional?: boolean
  readonly calendar_version?: string
  readonly paused_on?: DateText | null
  readonly stopped_on?: DateText
  readonly remind_days?: null
  readonly escalates?: false
  readonly lapse?: null
  readonly act_on?: DateText | null
}

export async function updateClock(scope: CoreWriting, id: string, change: ClockChange): Promise<void> {
  await scope.db.updateTable('core.clock').set(change).where('id', '=', id).execute()
}

export async function stopClocks(scope: CoreWriting, ids: readonly string[], on: DateText): Promise<void> {
  if (ids.length === 0) return
  await scope.db.updateTable('core.clock').set({ stopped_on: on }).where('id', 'in', ids).execute()
}

export async function insertPauses(scope: CoreWriting, pauses: readonly Insertable<ClockPauseTable>[]): Promise<void> {
  if (pauses.length > 0) await scope.db.insertInto('core.clock_pause').values(pauses).execute()
}

export async function endPauses(scope: CoreWriting, clockIds: readonly string[], on: DateText): Promise<void> {
  if (clockIds.length === 0) return
  await scope.db
    .updateTable('core.clock_pause')
    .set({ resumed_on: on })
    .where('clock_id', 'in', clockIds)
    .where('resumed_on', 'is', null)
    .execute()
}

/** Moves the to-dos that a clock governs to its new due day. */
export async function updateTodosOfClock(scope: CoreWriting, clockId: string, dueOn: DateText): Promise<void> {
  await scope.db
    .updateTable('core.todo')
    .set({ due_on: dueOn })
    .where('clock_id', '=', clockId)
    .where('done_at', 'is', null)
    .execute()
}
