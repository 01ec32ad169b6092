import { coreModule, type PlaceFollower } from '@linli/core'
import { dayOf } from '@linli/kernel'
import type { PluginDefinition, PluginReader, PluginWriter } from '@linli/sdk/server'
import type { HostServices } from '../host-services.ts'
import { pluginModule } from '../plugin-module.ts'
import { metricCapability } from './metric-capability.ts'

/** A plugin that holds something of units, as the core's changes of places reach it; nothing for one that holds none. */
export function placeFollower(
  plugin: PluginDefinition,
  { clock, enabled }: Pick<HostServices, 'clock' | 'enabled'>,
): PlaceFollower | undefined {
  const { places } = plugin
  if (!places) return undefined
  const module = pluginModule(plugin.id)
  return {
    pluginId: plugin.id,
    isEnabled: ({ tenantId, cityId }) => enabled.has({ id: tenantId, cityId }, plugin.id),
    // the scopes are of the plugin's role; which tables that role reaches only the plugin's types say
    describe: (scope, unitIds) =>
      places.describe({ db: scope.as(module).reading().db as unknown as PluginReader<unknown> }, unitIds),
    follow(scope, change) {
      const now = clock.now()
      const ctx = {
        tenant: { id: scope.tenantId, cityId: scope.cityId },
        now,
        today: dayOf(now),
        db: scope.as(module).db as unknown as PluginWriter<unknown>,
        metrics: metricCapability({ plugin }, scope.as(coreModule)),
      }
      return places.follow(ctx, change)
    },
  }
}
