import type { Database } from '@linli/database'
import { type Clock, SYSTEM_ACTOR } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { workerModule } from '../worker/worker-module.ts'
import { type CalendarNotice, replaceYear, selectCalendar } from './calendar.queries.ts'
import { recomputeClocks } from './recompute-clocks.ts'

/**
 * Takes over the State Council's notice of a year and recomputes every deadline that rested on a year not yet published.
 * @returns how many deadlines moved or became definite
 */
export async function importCalendar(database: Database, clock: Clock, notice: CalendarNotice): Promise<number> {
  await database.platform(workerModule, (scope) => replaceYear(scope, notice))
  let recomputed = 0
  for (const { id, cityId } of await listTenants(database)) {
    const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
    recomputed += await database.write(coreModule, context, async (scope) =>
      recomputeClocks(scope, { calendar: await selectCalendar(scope), at: clock.now() }),
    )
  }
  return recomputed
}
