import type { RequestLog } from '@linli/contract/trpc'
import {
  type CalendarSource,
  claimStory,
  coreModule,
  hasRealPeople,
  listDemoPosts,
  listTenants,
  type TenantRecord,
} from '@linli/core'
import type { Database } from '@linli/database'
import { type Clock, dayOf, SYSTEM_ACTOR } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import { createEnabledPlugins } from '../enabled-plugins.ts'
import type { StartRuntime } from '../plugin-runtime.ts'
import { runInProcess } from '../run-in-process.ts'
import { createDemoStage } from './demo-stage.ts'

export interface DemoOptions {
  readonly database: Database
  readonly plugins: readonly PluginDefinition[]
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly log: RequestLog
  /** In this process unless given. */
  readonly start?: StartRuntime
}

/**
 * Plays the plugins' stories in every district that has demo people alone and has enabled the plugin: each story once and
 * never again. One that fails does not keep the others from being played.
 *
 * @returns how many were played
 * @throws AggregateError with what failed
 */
export async function playDemo(options: DemoOptions): Promise<number> {
  const districts = (await listTenants(options.database)).filter(({ kind }) => kind !== 'city')
  const failures: unknown[] = []
  let played = 0
  for (const [index, tenant] of districts.entries()) {
    for (const plugin of options.plugins) {
      try {
        if (await playStory(options, plugin, { tenant, index })) played += 1
      } catch (cause) {
        failures.push(new Error(`the story of ${plugin.id} failed in ${tenant.slug}`, { cause }))
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'A story of the demonstration failed')
  return played
}

interface Scene {
  readonly tenant: TenantRecord
  readonly index: number
}

async function playStory(options: DemoOptions, plugin: PluginDefinition, { tenant, index }: Scene): Promise<boolean> {
  const { database, clock, calendar, log, start = runInProcess } = options
  if (!plugin.demo) return false
  const now = clock.now()
  const context = { tenantId: tenant.id, cityId: tenant.cityId, actorId: SYSTEM_ACTOR }
  const [posts, real, published] = await database.read(coreModule, context, (scope) =>
    Promise.all([listDemoPosts(scope, dayOf(now)), hasRealPeople(scope), calendar.current(scope)]),
  )
  const enabled = createEnabledPlugins(database)
  if (real || posts.length === 0 || !(await enabled.has(tenant, plugin.id))) return false
  if (!(await claimStory(database, { pluginId: plugin.id, tenantId: tenant.id, at: now }))) return false
  const staging = { database, enabled, start, log, plugin, tenant, index, posts, now }
  await plugin.demo(createDemoStage({ ...staging, source: calendar, calendar: published }))
  return true
}
