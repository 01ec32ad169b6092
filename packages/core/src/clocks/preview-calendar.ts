import type { CalendarPreview } from '@linli/contract'
import type { Database, TenantContext } from '@linli/database'
import { ok, type Result, SYSTEM_ACTOR, type WorkingDayCalendar } from '@linli/kernel'
import { selectClocksOfOtherCalendar } from '../cases/clock.queries.ts'
import { coreModule } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import { listDistricts } from '../tenancy/list-districts.ts'
import { calendarOf, selectPublished } from './calendar.queries.ts'
import { dueOf } from './clock.policy.ts'
import { compareCalendars, withNotice } from './compare-notice.ts'
import { type NoticeContent, readNoticeContent } from './read-notice-content.ts'

const BATCH = 500
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * What importing a notice would change: days, and how many running deadlines of each of the city's districts would move or become
 * definite; counts alone, never a case. Refuses as `readNoticeContent` does.
 */
export async function previewCalendar(
  database: Database,
  city: TenantContext,
  content: NoticeContent,
): Promise<Result<CalendarPreview>> {
  const notice = readNoticeContent(content)
  if (!notice.ok) return notice
  const before = await database.read(coreModule, city, selectPublished)
  const after = withNotice(before, notice.value)
  const changes = compareCalendars(before, after)
  const known = before.years.some(({ year }) => year === notice.value.year)
  const districts: CalendarPreview['districts'][number][] = []
  for (const { id, name, cityId } of await listDistricts(database, city)) {
    const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
    const counted = await database.read(coreModule, context, (scope) => countMoves(scope, calendarOf(after)))
    districts.push({ tenantId: id, name, ...counted })
  }
  const { year, source, days } = notice.value
  return ok({ year, source, days, changes, known, districts })
}

async function countMoves(scope: CoreReading, calendar: WorkingDayCalendar) {
  let [moved, definite, last] = [0, 0, FIRST_ID]
  for (;;) {
    const clocks = await selectClocksOfOtherCalendar(scope, { version: calendar.version, afterId: last, limit: BATCH })
    for (const clock of clocks) {
      last = clock.id
      const due = dueOf(clock, calendar)
      if (due.dueOn !== clock.dueOn) moved += 1
      else if (clock.provisional && !due.provisional) definite += 1
    }
    if (clocks.length < BATCH) return { moved, definite }
  }
}
