import type { Database, TenantContext } from '@linli/database'
import { type Clock, SYSTEM_ACTOR, systemClock } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { selectOwnTenant, type TenantRecord } from './tenant.queries.ts'

const FRESH_MS = 600_000

/** Finds tenants by id and makes contexts for them; a new name of a tenant shows within ten minutes. */
export interface TenantDirectory {
  find(tenantId: string): Promise<TenantRecord | undefined>
  /** @throws when no such tenant exists: an id that reaches this point was in a session or an event of ours */
  contextOf(tenantId: string, actorId?: string): Promise<TenantContext>
}

export function createTenantDirectory(database: Database, clock: Clock = systemClock): TenantDirectory {
  const known = new Map<string, { readonly tenant: TenantRecord; readonly readAt: number }>()

  const find = async (tenantId: string) => {
    const now = clock.now().getTime()
    const remembered = known.get(tenantId)
    if (remembered !== undefined && now - remembered.readAt < FRESH_MS) return remembered.tenant
    // The tenant's own row is visible without knowing its city.
    const context = { tenantId, cityId: tenantId, actorId: SYSTEM_ACTOR }
    const found = await database.read(coreModule, context, selectOwnTenant)
    if (found !== undefined) known.set(tenantId, { tenant: found, readAt: now })
    return found
  }

  return {
    find,
    async contextOf(tenantId, actorId = SYSTEM_ACTOR) {
      const tenant = await find(tenantId)
      if (tenant === undefined) throw new Error(`There is no tenant ${tenantId}`)
      return { tenantId, cityId: tenant.cityId, actorId }
    },
  }
}
