import type { TimelineEntry } from '@linli/contract'
import { dayOf, ok, type Result, SYSTEM_ACTOR, type WorkingDayCalendar } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectTimeline } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import { getCase } from './get-case.ts'

/** A case's history, oldest step first. Refuses with `case.not-found`. */
export async function listTimeline(
  scope: CoreReading,
  calendar: WorkingDayCalendar,
  address: CaseAddress,
): Promise<Result<TimelineEntry[]>> {
  const found = await getCase(scope, address)
  return found.ok ? ok(await readTimeline(scope, calendar, address.caseId)) : found
}

const NOBODY = { person: '', post: '', unit: '' }

/** The same of a case that is known to be there. */
export async function readTimeline(
  scope: CoreReading,
  calendar: WorkingDayCalendar,
  caseId: string,
): Promise<TimelineEntry[]> {
  let since: Date | undefined
  const rows = await selectTimeline(scope, caseId)
  return rows.map(({ at, fromState, branchId, opinion, onBehalfOf, postId, details, ...row }) => {
    const workingDays = calendar.countWorkingDays(dayOf(since ?? at), dayOf(at))
    // a branch's answer and whatever is noted beside the way are told from the last transition
    if (row.toState !== fromState && (fromState !== null || since === undefined)) since = at
    return {
      ...row,
      ...(postId === SYSTEM_ACTOR && NOBODY),
      at: at.toISOString(),
      workingDays,
      details: plainDetails(details),
      ...(fromState !== null && { fromState }),
      ...(branchId !== null && { branchId }),
      ...(onBehalfOf !== null && { onBehalfOf }),
      ...(opinion !== null && { opinion }),
    }
  })
}

function plainDetails(details: Readonly<Record<string, unknown>>): TimelineEntry['details'] {
  const plain = Object.entries(details).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return Object.fromEntries(plain) as TimelineEntry['details'] // every value was just seen to be plain
}
