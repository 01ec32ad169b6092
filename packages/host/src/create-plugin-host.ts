import type {
  DutyUse,
  FormDefinition,
  ParameterDefault,
  ParameterUser,
  PostRole,
  ProcessDefinition,
} from '@linli/contract'
import {
  type CalendarSource,
  type CaseEngine,
  createCalendarSource,
  createCaseEngine,
  createPermissionTable,
  obligationProcesses,
  type PermissionTable,
  type PlaceServices,
} from '@linli/core'
import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import { checkPlugin, dutiesOf, type MetricDefinition, type PluginDefinition } from '@linli/sdk/server'
import { placeFollower } from './calls/place-follower.ts'
import { createEnabledPlugins } from './enabled-plugins.ts'
import type { PluginRuntime, StartRuntime } from './plugin-runtime.ts'
import { runInProcess } from './run-in-process.ts'

/** A plugin, served: its own router under `/api/plugins/<id>/trpc`, and what the core may know of it. */
export interface HostedPlugin extends PluginRuntime {
  readonly id: string
  readonly version: string
  readonly permissions: Readonly<Record<string, readonly PostRole[]>>
  readonly metrics: readonly MetricDefinition[]
  readonly parameters: readonly ParameterDefault[]
  /** Its deadlines, each with the parameter that gives its length. */
  readonly users: readonly ParameterUser[]
  /** Where it addresses whoever holds a duty. */
  readonly duties: readonly DutyUse[]
  readonly forms: readonly FormDefinition[]
  readonly locales: PluginDefinition['locales']
}

export interface Host {
  readonly plugins: readonly HostedPlugin[]
  readonly cases: CaseEngine
  /** What a change of places has to do with: the open states of every process, and the plugins that hold something of units. */
  readonly places: PlaceServices
  /** Of core and plugins: what a post may do where these plugins are enabled. */
  readonly permissions: PermissionTable
  /** After a tenant has enabled or disabled a plugin here; a change made by another server shows within a second. */
  forgetTenant(tenantId: string): void
}

export interface HostOptions {
  readonly database: Database
  readonly plugins: readonly PluginDefinition[]
  readonly clock: Clock
  readonly calendar?: CalendarSource
  /** In this process unless given. */
  readonly start?: StartRuntime
}

/** Loads plugins and serves them. Throws when a definition could not run, or two plugins share an id. */
export function createPluginHost({ database, plugins, clock, calendar, start = runInProcess }: HostOptions): Host {
  for (const plugin of plugins) assertLoadable(plugin, plugins)
  const permissions = createPermissionTable(Object.fromEntries(plugins.map(({ id, permissions }) => [id, permissions])))
  const workingDays = calendar ?? createCalendarSource(clock)
  const cases = createCaseEngine({
    clock,
    permissions,
    calendar: workingDays,
    processes: [
      ...obligationProcesses,
      ...plugins.flatMap(({ id, processes }) => processes.map((definition) => ({ pluginId: id, definition }))),
    ],
  })
  const enabled = createEnabledPlugins(database)
  const services = { database, clock, calendar: workingDays, cases, enabled }
  const followers = plugins.flatMap((plugin) => placeFollower(plugin, services) ?? [])

  return {
    cases,
    places: { clock, finals: cases.finals, followers },
    plugins: plugins.map((plugin) => {
      const { id, version, permissions, metrics, parameters, locales, forms = [] } = plugin
      const users = plugin.processes.flatMap((process) => clocksOf(id, process))
      return {
        ...start(plugin, services),
        id,
        version,
        permissions,
        metrics,
        parameters,
        users,
        duties: dutiesOf(plugin),
        forms,
        locales,
      }
    }),
    permissions,
    forgetTenant: enabled.forget,
  }
}

/** A definition may come from a package that was built without `definePlugin`'s checks. */
function assertLoadable(plugin: PluginDefinition, all: readonly PluginDefinition[]): void {
  const problems = checkPlugin(plugin)
  if (all.filter(({ id }) => id === plugin.id).length > 1) problems.push(`two plugins have the id ${plugin.id}`)
  if (problems.length > 0) throw new Error(`Plugin ${plugin.id} cannot be loaded:\n- ${problems.join('\n- ')}`)
}

function clocksOf(pluginId: string, { open, transitions }: ProcessDefinition): ParameterUser[] {
  const starts = [open.clocks, ...Object.values(transitions).map(({ clocks }) => clocks?.start)]
  const parameters = new Map(starts.flatMap((each) => each ?? []).map(({ key, parameter }) => [key, parameter]))
  return [...parameters].map(([name, parameter]) => ({ parameter, kind: 'clock', pluginId, name }))
}
