import type { PostRole } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { AnyTRPCRouter } from '@trpc/server'
import type { PluginUnit } from './plugin-context.ts'

/** A post that a made-up person of the demonstration holds. */
export interface DemoPost {
  readonly role: PostRole
  readonly unitId: string
  readonly unitName: string
}

/** Who takes a step of a story: the first demo post that fits. */
export interface DemoActor {
  readonly role: PostRole
  readonly unitId?: string
}

/** When a step of a story happens, in Asia/Shanghai; never later than now. */
export interface DemoMoment {
  readonly day: DateText
  /** `HH:MM`. */
  readonly time: string
}

/** A plugin's own procedures, called by somebody at some moment; a refusal is thrown. */
export type DemoCaller<Router extends AnyTRPCRouter> = ReturnType<Router['createCaller']>

/**
 * One district of a demonstration, for a plugin to fill by its own use cases: every step is taken by a demo post, with the
 * permissions of that post and all checks, under a clock that stands where the story sets it. The same day and district
 * give the same story.
 */
export interface DemoStage {
  /** `index` counts the districts from 0, so that not all of them show the same. */
  readonly district: { readonly name: string; readonly index: number }
  readonly posts: readonly DemoPost[]
  /** The district's communities, in their official order. */
  communities(): Promise<readonly PluginUnit[]>
  /** The n-th working day from today, negative for the past; 0 is today, or on a day off the next working day. */
  workingDay(offset: number): DateText
  /** Throws when nobody fits, or when the moment has not come yet. */
  as<Router extends AnyTRPCRouter>(actor: DemoActor, moment: DemoMoment): DemoCaller<Router>
}
