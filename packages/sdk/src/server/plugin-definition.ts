import type { FormDefinition, ParameterDefault, PostRole, ProcessDefinition } from '@linli/contract'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Migration } from 'kysely/migration'
import type { DailyWork } from './daily-work.ts'
import type { MetricDefinition } from './define-metric.ts'
import type { DemoStage } from './demo-stage.ts'
import type { PlaceWork } from './place-work.ts'

export const pluginLanguages = ['zh-CN', 'en'] as const
export type PluginLanguage = (typeof pluginLanguages)[number]

/** Every word the user sees, flat: message key to text, parameters as `{{name}}`. */
export type PluginMessages = Readonly<Record<string, string>>

export interface PluginDefinition<Id extends string = string> {
  /** One lower-case word: the folder, the suffix of the schema and role, the router's path and the locale's namespace. */
  readonly id: Id
  readonly version: string
  /** Each permission with the post roles that hold it by default. */
  readonly permissions: Readonly<Record<`${NoInfer<Id>}:${string}`, readonly PostRole[]>>
  readonly processes: readonly ProcessDefinition[]
  readonly metrics: readonly MetricDefinition[]
  readonly parameters: readonly ParameterDefault[]
  /** What it asks people to fill in; a field that a known fact answers names it, and `testPlugin` finds those that do not. */
  readonly forms?: readonly FormDefinition[]
  /** Duties whose holders it asks for beside those that its processes address (`ctx.people.withDuty`). */
  readonly duties?: readonly string[]
  /** The codes of all its own refusals. */
  readonly refusals: readonly `${NoInfer<Id>}.${string}`[]
  /** Names of the events it emits. */
  readonly events: readonly `${NoInfer<Id>}.${string}`[]
  /** By name, run in the order of their names: `0001-items`. Each has a way down. */
  readonly migrations: Readonly<Record<string, Migration>>
  readonly router: AnyTRPCRouter
  readonly locales: Readonly<Record<PluginLanguage, PluginMessages>>
  /** Made by `daily` of `createPluginApi`. */
  readonly daily?: DailyWork
  /** Made by `places` of `createPluginApi`: what it holds of units, and how that follows when they change. */
  readonly places?: PlaceWork
  /** Fills one district of a demonstration; played once, at its first start, and never anywhere else. */
  readonly demo?: (stage: DemoStage) => Promise<void>
}
