import { addMetric, type CoreWriting } from '@linli/core'
import type { Metrics } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

/** @throws for a metric that the plugin does not declare, or at another level than it declares */
export function metricCapability({ plugin }: Pick<PluginWork, 'plugin'>, core: CoreWriting): Metrics {
  return {
    async add(key, delta, unitId) {
      const metric = plugin.metrics.find((declared) => declared.key === key)
      if (!metric) throw new Error(`plugin ${plugin.id} does not declare the metric ${key}`)
      if ((metric.level === 'community') !== (unitId !== undefined)) {
        throw new Error(`the metric ${key} is counted for the ${metric.level}`)
      }
      await addMetric(core, [{ metric: key, amount: delta, ...(unitId !== undefined && { unitId }) }])
    },
  }
}
