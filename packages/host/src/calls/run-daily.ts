import { coreModule } from '@linli/core'
import type { Module } from '@linli/database'
import { dayOf, SYSTEM_ACTOR } from '@linli/kernel'
import type { PluginDefinition, PluginWriter } from '@linli/sdk/server'
import type { HostServices } from '../host-services.ts'
import type { DailyTenant } from '../plugin-runtime.ts'
import { metricCapability } from './metric-capability.ts'

export interface DailyRun {
  readonly plugin: PluginDefinition
  readonly module: Module<unknown>
  readonly services: HostServices
}

/** A plugin's daily work in one tenant, under the plugin's own role; nothing where it is not enabled. */
export async function runDaily({ plugin, module, services }: DailyRun, tenant: DailyTenant): Promise<void> {
  const { daily } = plugin
  const { database, clock, enabled } = services
  if (!daily || !(await enabled.has(tenant, plugin.id))) return
  const now = clock.now()
  const context = { tenantId: tenant.id, cityId: tenant.cityId, actorId: SYSTEM_ACTOR }
  await database.write(module, context, (scope) =>
    daily.run({
      tenant: { id: tenant.id, cityId: tenant.cityId },
      now,
      today: dayOf(now),
      // the scope is of the plugin's role; which tables that role reaches only the plugin's types say
      db: scope.db as unknown as PluginWriter<unknown>,
      metrics: metricCapability({ plugin }, scope.as(coreModule)),
    }),
  )
}
