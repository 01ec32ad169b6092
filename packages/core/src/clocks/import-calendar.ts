import type { Database } from '@linli/database'
import { type Clock, SYSTEM_ACTOR } from '@linli/kernel'
import { recountClocks } from '../cases/recount-clocks.ts'
import { coreModule } from '../core-module.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { workerModule } from '../worker/worker-module.ts'
import {
  type CalendarNotice,
  holdRevision,
  insertImport,
  replaceYear,
  selectCalendar,
  selectPublished,
} from './calendar.queries.ts'
import { compareCalendars, withNotice } from './compare-notice.ts'

/**
 * Takes over the State Council's notice of a year, for the first time or corrected, logs the import, and counts anew every
 * running deadline that another calendar was counted by. The same notice twice changes nothing and finishes what was cut short.
 * @returns how many deadlines moved or became definite
 */
export async function importCalendar(database: Database, clock: Clock, notice: CalendarNotice): Promise<number> {
  const tenants = await listTenants(database)
  const [first] = tenants
  if (first === undefined) return 0
  const at = clock.now()
  const context = { tenantId: first.id, cityId: first.cityId, actorId: SYSTEM_ACTOR }
  const before = await database.read(coreModule, context, selectPublished)
  const after = withNotice(before, notice)
  const changedDays = compareCalendars(before, after).length
  const known = before.years.some(({ year }) => year === notice.year)
  if (!known || changedDays > 0) {
    await database.platform(workerModule, async (scope) => {
      const revision = (await holdRevision(scope, notice.year)) + 1
      await replaceYear(scope, notice, revision)
      await insertImport(scope, { year: notice.year, source: notice.source, revision, at, changedDays })
    })
  }
  const calendar = await database.read(coreModule, context, selectCalendar)
  let recomputed = 0
  for (const tenant of tenants) recomputed += await recountClocks(database, tenant, { calendar, at })
  return recomputed
}
