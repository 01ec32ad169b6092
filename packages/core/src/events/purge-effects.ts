import type { Database } from '@linli/database'
import { type Clock, SYSTEM_ACTOR } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { deleteEffectsUntil } from './event.queries.ts'

/**
 * A delivery's tries end within twenty minutes of each other, and the queue throws a delivery away after 14 days. Three
 * months leave room for a server that stood still between a handler's effect and its acknowledgement.
 */
const KEPT_MS = 90 * 86_400_000

/** Removes a tenant's records of effects whose deliveries cannot come again. */
export async function purgeEffects(database: Database, clock: Clock, { id, cityId }: TenantRecord): Promise<void> {
  const until = new Date(clock.now().getTime() - KEPT_MS)
  const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
  await database.write(coreModule, context, (scope) => deleteEffectsUntil(scope, until))
}
