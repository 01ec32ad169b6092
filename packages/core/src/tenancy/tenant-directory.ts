import { type Database, SYSTEM_ACTOR, type TenantContext } from '@linli/database'
import { coreModule } from '../core-module.ts'
import { selectOwnTenant, type TenantRecord } from './tenant.queries.ts'

/** Finds tenants by id and makes contexts for them. A tenant keeps its city for life, so answers are remembered. */
export interface TenantDirectory {
  find(tenantId: string): Promise<TenantRecord | undefined>
  /** @throws when no such tenant exists: an id that reaches this point was in a session or an event of ours */
  contextOf(tenantId: string, actorId?: string): Promise<TenantContext>
}

export function createTenantDirectory(database: Database): TenantDirectory {
  const known = new Map<string, TenantRecord>()

  const find = async (tenantId: string) => {
    const remembered = known.get(tenantId)
    if (remembered !== undefined) return remembered
    // The tenant's own row is visible without knowing its city.
    const context = { tenantId, cityId: tenantId, actorId: SYSTEM_ACTOR }
    const found = await database.read(coreModule, context, selectOwnTenant)
    if (found !== undefined) known.set(tenantId, found)
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
