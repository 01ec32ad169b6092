import type { DateText } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { ClockTable } from './case.tables.ts'

const columns = [
  'id',
  'key',
  'started_on as startedOn',
  'due_on as dueOn',
  'counted_from as countedFrom',
  'counted_days as countedDays',
  'provisional',
  'paused_on as pausedOn',
  'stopped_on as stoppedOn',
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
    .execute()
}

/** Clocks whose due day rests on a calendar not yet published, after one of them, in the order of their ids. */
export function selectProvisionalClocks(scope: CoreReading, afterId: string, limit: number) {
  return scope.db
    .selectFrom('core.clock')
    .select([...columns, 'case_id as caseId'])
    .where('provisional', '=', true)
    .where('stopped_on', 'is', null)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function insertClock(scope: CoreWriting, clock: Insertable<ClockTable>): Promise<void> {
  await scope.db.insertInto('core.clock').values(clock).execute()
}

export interface ClockChange {
  readonly due_on?: DateText
  readonly counted_from?: DateText
  readonly counted_days?: number
  readonly provisional?: boolean
  readonly calendar_version?: string
  readonly paused_on?: DateText | null
  readonly stopped_on?: DateText
}

export async function updateClock(scope: CoreWriting, id: string, change: ClockChange): Promise<void> {
  await scope.db.updateTable('core.clock').set(change).where('id', '=', id).execute()
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
