import type { InboxRow, inboxViews, Page } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result, type WorkingDayCalendar } from '@linli/kernel'
import { readClock } from '../clocks/clock-reading.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectDoneTodos, selectOpenTodos, selectStartedCases } from './inbox.queries.ts'
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
 * A page of what waits for the actor's post, what it has done, or what it opened. One statement, by key.
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
  if (view === 'started') {
    const rows = await selectStartedCases(scope, page)
    return rows.map((row) => ({ ...row, step: row.step ?? '', doneAt: null, sortedBy: row.openedAt.toISOString() }))
  }
  const rows = await selectDoneTodos(scope, page)
  return rows.map((row) => ({ ...row, sortedBy: row.doneAt?.toISOString() ?? 'infinity' }))
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
  readonly openedAt: Date
  readonly doneAt: Date | null
  readonly sortedBy: string
  readonly clockKey: string | null
  readonly startedOn: DateText | null
  readonly dueOn: DateText | null
  readonly provisional: boolean | null
  readonly pausedOn: DateText | null
  readonly stoppedOn: DateText | null
}

function toInboxRow(row: FoundRow, { calendar, today }: InboxQuery): InboxRow {
  const { id, caseId, pluginId, subjectId, title, process, state, step, from } = row
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
    openedAt: row.openedAt.toISOString(),
    ...(row.doneAt !== null && { doneAt: row.doneAt.toISOString() }),
    ...(clock !== undefined && { clock: readClock(clock, calendar, today) }),
  }
}

function clockOf({ clockKey, startedOn, dueOn, provisional, pausedOn, stoppedOn }: FoundRow) {
  if (clockKey === null || startedOn === null || dueOn === null) return undefined
  return { key: clockKey, startedOn, dueOn, provisional: provisional === true, pausedOn, stoppedOn }
}
