import { type PlacePreview, placeDraftInput } from '@linli/contract'
import type { Principal } from '@linli/contract/trpc'
import {
  addTenant,
  coreMigrations,
  coreModule,
  fixedCalendar,
  previewPlaceEvent,
  publishParameters,
  recordPlaceEvent,
  setPluginEnabled,
} from '@linli/core'
import type { Database } from '@linli/database'
import { createTestDatabase } from '@linli/database/testing'
import { createPluginHost, playDemo, pluginMigrations } from '@linli/host'
import { newId, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import type { z } from 'zod'
import { addDemoPeople } from './add-demo-people.ts'
import { type LogLine, logTo, ORIGIN, type ServePlugins, servePlugins } from './serve-plugins.ts'
import { createTestClock, type TestClock } from './test-clock.ts'
import { addTestDistrict, type TestDistrict } from './test-district.ts'

/** Plugins, served over HTTP to two districts of one city, on a database of their own. */
export interface TestHost {
  readonly clock: TestClock
  readonly database: Database
  readonly adminConnectionString: string
  readonly districts: readonly [TestDistrict, TestDistrict]
  /** What requests wrote to the log, faults included. */
  readonly log: readonly LogLine[]
  readonly serve: ServePlugins
  /** A client of one plugin's API, as the browser's, signed in as somebody. */
  client<Router extends AnyTRPCRouter>(pluginId: string, principal: Principal | undefined): TRPCClient<Router>
  /** What a district's figures have been changed by so far, oldest first. */
  metricDeltas(district: TestDistrict, prefix: string): Promise<readonly MetricDelta[]>
  setEnabled(district: TestDistrict, pluginId: string, enabled: boolean): Promise<void>
  /**
   * Plays the plugins' stories in both districts, among demo people that it appoints in their units and in further
   * departments. @returns how many were played
   */
  playDemo(departments?: readonly string[]): Promise<number>
  /**
   * Previews a change of places and records it as the overseer does, so that plugins follow it. @returns the preview
   * @throws RefusalError when it is refused
   */
  changePlaces(district: TestDistrict, draft: z.input<typeof placeDraftInput>): Promise<PlacePreview>
  /** Does what the plugins have to do in a district because a day has begun. */
  startDay(district: TestDistrict): Promise<void>
  close(): Promise<void>
}

export interface MetricDelta {
  readonly metric: string
  readonly unitId: string | null
  readonly amount: number
}

export interface TestHostOptions {
  readonly plugins: readonly PluginDefinition[]
  /** When the clock stands; a Monday in March 2026 unless given. */
  readonly now?: string
}

export async function startTestHost({
  plugins,
  now = '2026-03-02T09:00:00+08:00',
}: TestHostOptions): Promise<TestHost> {
  const modules = [coreMigrations, ...plugins.map(pluginMigrations)]
  const { database, adminConnectionString, drop } = await createTestDatabase({ modules })
  const clock = createTestClock(now)
  const calendar = fixedCalendar([], [2026])
  const host = createPluginHost({ database, plugins, clock, calendar })
  const districts = await addCity(database, plugins, host)
  const log: LogLine[] = []
  const serve = servePlugins(host, log)

  return {
    clock,
    database,
    adminConnectionString,
    districts,
    log,
    serve,
    client: (pluginId, principal) => clientOf(serve, pluginId, principal),
    async metricDeltas(district, prefix) {
      const rows = await database.read(coreModule, district.context, ({ db }) =>
        db.selectFrom('core.metric_delta').select(['metric', 'unit_id as unitId', 'amount']).orderBy('id').execute(),
      )
      return rows.filter(({ metric }) => metric.startsWith(prefix))
    },
    async setEnabled(district, pluginId, enabled) {
      const { actor } = district.person('system-administrator', district.units.office)
      await database.write(coreModule, district.context, async (scope) => {
        if (actor) await setPluginEnabled(scope, actor, { pluginId, enabled, at: clock.now() })
      })
      host.forgetTenant(district.id)
    },
    async playDemo(departments = []) {
      for (const district of districts) await addDemoPeople(database, district, departments)
      return playDemo({ database, plugins, clock, calendar, log: logTo(log) })
    },
    async changePlaces(district, input) {
      const { actor } = district.person('office-clerk', district.units.office)
      if (!actor) throw new Error('nobody works in the office')
      const draft = placeDraftInput.parse(input)
      return database.write(coreModule, { ...district.context, actorId: actor.postId }, async (scope) => {
        const work = { ...host.places, scope, actor }
        const preview = valueOrThrow(await previewPlaceEvent(work, draft))
        const choices = { cases: [], posts: [] }
        valueOrThrow(await recordPlaceEvent(work, { draft, digest: preview.digest, choices }))
        return preview
      })
    },
    async startDay(district) {
      const tenant = { id: district.id, cityId: district.context.cityId }
      for (const { runDaily } of host.plugins) await runDaily(tenant)
      await host.cases.runDay(database, tenant)
    },
    close: drop,
  }
}

async function addCity(
  database: Database,
  plugins: readonly PluginDefinition[],
  { permissions }: Pick<ReturnType<typeof createPluginHost>, 'permissions'>,
): Promise<readonly [TestDistrict, TestDistrict]> {
  const cityId = newId()
  const context = { tenantId: cityId, cityId, actorId: SYSTEM_ACTOR }
  await database.write(coreModule, context, (scope) => addTenant(scope, { kind: 'city', name: '测试市', slug: 'city' }))
  await publishParameters(
    database,
    plugins.flatMap(({ parameters }) => parameters),
  )
  const shared = { cityId, permissions, plugins: plugins.map(({ id }) => id) }
  return [
    await addTestDistrict(database, { ...shared, name: '海港区', slug: 'haigang' }),
    await addTestDistrict(database, { ...shared, name: '山海关区', slug: 'shanhaiguan' }),
  ]
}

function clientOf<Router extends AnyTRPCRouter>(
  serve: ServePlugins,
  pluginId: string,
  principal: Principal | undefined,
) {
  const link = httpBatchLink({
    url: `${ORIGIN}/api/plugins/${pluginId}/trpc`,
    fetch: (url, init) => serve(new Request(url, init as RequestInit), principal), // tRPC's own type of the same object
  })
  // the router's type is a parameter here, so tRPC cannot see that it needs no transformer
  return createTRPCClient<AnyTRPCRouter>({ links: [link as never] }) as unknown as TRPCClient<Router>
}
