import { coreModule, listEnabledPlugins } from '@linli/core'
import type { Database } from '@linli/database'
import { SYSTEM_ACTOR } from '@linli/kernel'

const FRESH_MS = 500
const MAX_TENANTS = 10_000

/** Which plugins a tenant has switched on. A change made elsewhere holds here within a second. */
export interface EnabledPlugins {
  has(tenant: { readonly id: string; readonly cityId: string }, pluginId: string): Promise<boolean>
  /** After a change made here: the next request sees it. */
  forget(tenantId: string): void
}

interface Entry {
  readonly readAt: number
  readonly ids: Promise<ReadonlySet<string>>
}

export function createEnabledPlugins(database: Database): EnabledPlugins {
  const entries = new Map<string, Entry>()

  function read({ id, cityId }: { readonly id: string; readonly cityId: string }): Entry {
    const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
    const ids = database.read(coreModule, context, async (scope) => new Set<string>(await listEnabledPlugins(scope)))
    const entry = { readAt: performance.now(), ids }
    ids.catch(() => entries.delete(id))
    entries.delete(id)
    entries.set(id, entry)
    // the oldest goes first: a Map keeps the order of insertion
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_TENANTS) break
      entries.delete(oldest)
    }
    return entry
  }

  return {
    async has(tenant, pluginId) {
      const known = entries.get(tenant.id)
      const fresh = known !== undefined && performance.now() - known.readAt < FRESH_MS
      return (await (fresh ? known : read(tenant)).ids).has(pluginId)
    },
    forget: (tenantId) => void entries.delete(tenantId),
  }
}
