import type { InboxRow, inboxViews, Page } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result, type WorkingDayCalendar } from '@linli/kernel'
import { readClock } from '../clocks/clock-reading.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectCopies, selectDoneTodos, selectOpenTodos, selectStartedCases } from './inbox.queries.ts'
import { readCursor, writeCursor } from './inbox-cursor.ts'

export interface InboxQuery {
  readonly actor: Actor
  readonly view: (typeof inboxViews)[number]
  readonly cursor?: string | undefined
  readonly limit: number
  readonly calendar: WorkingDayCalendar
  readonly today: DateText
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * A page of what waits for the actor's post, what it has done, what it opened, or what it was sent a copy of. One statement, by key.
 * Refuses with `input.invalid` when the cursor is not one of this listing's.
 */
export async function listInbox(scope: CoreReading, query: InboxQuery): Promise<Result<Page<InboxRow>>> {
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor)
  if (query.cursor !== undefined && cursor === undefined)
    return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const rows = await selectRows(scope, query, cursor)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return ok({
    rows: page.map((row) => toInboxRow(row, query)),
    ...(last !== undefined && { nextCursor: writeCursor({ at: last.sortedBy, id: last.id }) }),
  })
}

/** One row more than the page holds tells whether there is a next page. */
async function selectRows(
  scope: CoreReading,
  { actor, view, limit }: InboxQuery,
  cursor: { at: string; id: string } | undefined,
): Promise<FoundRow[]> {
  if (view === 'open') {
    return selectOpenTodos(scope, {
      unitId: actor.unitId,
      postId: actor.postId,
      personId: actor.personId,
      permissions: [...actor.permissions],
      afterDueOn: cursor?.at ?? '-infinity',
      afterId: cursor?.id ?? FIRST_ID,
      limit: limit + 1,
    })
  }
  const page = {
    postId: actor.postId,
    beforeAt: cursor?.at ?? 'infinity',
    beforeId: cursor?.id ?? LAST_ID,
    limit: limit + 1,
  }
  if (view === 'copied') {
    const rows = await selectCopies(scope, { ...page, unitId: actor.unitId })
    return rows.map((row) => ({ ...noClock, ...row, sortedBy: row.openedAt.toISOString() }))
  }
  if (view === 'started') {
    const rows = await selectStartedCases(scope, page)
    const listed = { branchId: null, doneAt: null }
    return rows.map((row) => ({ ...row, ...listed, step: row.step ?? '', sortedBy: row.openedAt.toISOString() }))
  }
  const rows = await selectDoneTodos(scope, page)
  return rows.map((row) => ({ ...row, sortedBy: row.doneAt?.toISOString() ?? 'infinity' }))
}

const noClock = {
  branchId: null,
  doneAt: null,
  urgedAt: null,
  clockKey: null,
  startedOn: null,
  dueOn: null,
  provisional: null,
  pausedOn: null,
  stoppedOn: null,
  rule: null,
  source: null,
  workingDays: null,
  calendarVersion: null,
}

interface FoundRow {
  readonly id: string
  readonly caseId: string
  readonly pluginId: string
  readonly subjectId: string
  readonly title: string
  readonly process: string
  readonly state: string
  readonly step: string
  readonly from: string
  readonly version: number
  readonly branchId: string | null
  readonly urgedAt: Date | null
  /** Of a copy alone. */
  readonly readAt?: Date | null
  /** Of a to-do alone. */
  readonly onBehalfOf?: string | null
  readonly openedAt: Date
  readonly doneAt: Date | null
  readonly sortedBy: string
  readonly clockKey: string | null
  readonly startedOn: DateText | null
  readonly dueOn: DateText | null
  readonly provisional: boolean | null
  readonly pausedOn: DateText | null
  readonly stoppedOn: DateText | null
  readonly rule: string | null
  readonly source: string | null
  readonly workingDays: number | null
  readonly calendarVersion: string | null
}

function toInboxRow(row: FoundRow, { calendar, today }: InboxQuery): InboxRow {
  const { id, caseId, pluginId, subjectId, title, process, state, step, from, version } = row
  const clock = clockOf(row)
  return {
    id,
    caseId,
    pluginId,
    subjectId,
    title,
    process,
    state,
    step,
    from,
    version,
    openedAt: row.openedAt.toISOString(),
    ...(row.branchId !== null && { branchId: row.branchId }),
    ...(row.urgedAt !== null && { urged: true }),
    ...(row.readAt === null && { unread: true }),
    ...(row.onBehalfOf != null && { onBehalfOf: row.onBehalfOf }),
    ...(row.doneAt !== null && { doneAt: row.doneAt.toISOString() }),
    ...(clock !== undefined && { clock: readClock(clock, calendar, today) }),
  }
}

function clockOf({ clockKey, startedOn, dueOn, provisional, pausedOn, stoppedOn, ...rest }: FoundRow) {
  const { rule, source, workingDays, calendarVersion } = rest
  if (clockKey === null || startedOn === null || dueOn === null) return undefined
  if (rule === null || source === null || workingDays === null || calendarVersion === null) return undefined
  const told = { rule, source, workingDays, calendarVersion }
  return { ...told, key: clockKey, startedOn, dueOn, provisional: provisional === true, pausedOn, stoppedOn }
}
