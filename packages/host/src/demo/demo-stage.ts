import type { Principal, RequestLog, ServerRequest } from '@linli/contract/trpc'
import {
  type CalendarSource,
  coreModule,
  createCaseEngine,
  createPermissionTable,
  type DemoPostRecord,
  listUnits,
  loadActor,
  type TenantRecord,
} from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { dayOf, newId, SYSTEM_ACTOR, valueOrThrow, type WorkingDayCalendar } from '@linli/kernel'
import type { DemoActor, DemoMoment, DemoStage, PluginDefinition } from '@linli/sdk/server'
import type { AnyTRPCRouter } from '@trpc/server'
import type { EnabledPlugins } from '../enabled-plugins.ts'
import type { StartRuntime } from '../plugin-runtime.ts'
import { workingDayFrom } from './story-calendar.ts'

export interface Staging {
  readonly database: Database
  readonly enabled: EnabledPlugins
  readonly start: StartRuntime
  readonly source: CalendarSource
  readonly calendar: WorkingDayCalendar
  readonly log: RequestLog
  readonly plugin: PluginDefinition
  readonly tenant: TenantRecord
  readonly index: number
  readonly posts: readonly DemoPostRecord[]
  readonly now: Date
}

/** A plugin's stage in one district: each caller is served by the plugin's own runtime under a clock that stands still. */
export function createDemoStage(staging: Staging): DemoStage {
  const { database, plugin, tenant, index, posts, calendar, now } = staging
  const today = dayOf(now)

  return {
    district: { name: tenant.name, index },
    posts: posts.map(({ role, unitId, unitName }) => ({ role, unitId, unitName })),
    workingDay: (offset) => workingDayFrom(today, offset, calendar),
    communities: () =>
      database.read(coreModule, contextOf(tenant), (scope) => listUnits(scope, { kind: 'community', on: today })),
    as<Router extends AnyTRPCRouter>(actor: DemoActor, moment: DemoMoment) {
      const at = momentOf(moment)
      if (at > now) throw new Error(`the story of ${plugin.id} is at ${at.toISOString()}, which has not come yet`)
      const caller = callerOf(staging, findPost(staging, actor), at)
      return caller as ReturnType<Router['createCaller']> // the plugin's own router, whose type only the plugin knows
    },
  }
}

function momentOf({ day, time }: DemoMoment): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

function findPost({ plugin, posts, tenant }: Staging, { role, unitId }: DemoActor): DemoPostRecord {
  const post = posts.find((each) => each.role === role && (unitId === undefined || each.unitId === unitId))
  if (!post) throw new Error(`the story of ${plugin.id} finds no demo post of the role ${role} in ${tenant.name}`)
  return post
}

/** The plugin's procedures as they are served to a request of this post at this moment. */
function callerOf({ database, enabled, plugin, source, start, ...staging }: Staging, post: DemoPostRecord, at: Date) {
  const clock = { now: () => at }
  const processes = plugin.processes.map((definition) => ({ pluginId: plugin.id, definition }))
  const permissions = createPermissionTable({ [plugin.id]: plugin.permissions })
  const cases = createCaseEngine({ clock, calendar: source, permissions, processes })
  const runtime = start(plugin, { database, enabled, clock, calendar: source, cases })
  const { tenant, log } = staging
  let principal: Promise<Principal> | undefined

  async function load(): Promise<Principal> {
    const { personId, postId } = post
    const query = { personId, postId, on: dayOf(at), permissions }
    const actor = valueOrThrow(await database.read(coreModule, contextOf(tenant), (scope) => loadActor(scope, query)))
    // nobody has signed in: the ids of session and account belong to no row
    return { tenant, sessionId: newId(), accountId: newId(), personId, mustChangePassword: false, actor }
  }

  const request: ServerRequest = {
    requestId: `demo-${plugin.id}`,
    signal: new AbortController().signal,
    log,
    principal() {
      principal ??= load()
      return principal
    },
  }
  return runtime.router.createCaller(runtime.createContext(request))
}

function contextOf(tenant: TenantRecord): TenantContext {
  return { tenantId: tenant.id, cityId: tenant.cityId, actorId: SYSTEM_ACTOR }
}
