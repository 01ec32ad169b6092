import type { PlaceChange } from '@linli/contract'
import type { Result } from '@linli/kernel'
import type { DailyContext } from './daily-work.ts'
import type { PluginReader } from './tables.ts'

/** How much a plugin holds of one unit; `kind` is the key of its words, `place.<kind>`. */
export interface PlaceHeld {
  readonly kind: string
  readonly unitId: string
  readonly count: number
}

/** What following a change is handed: the change's own transaction. */
export type PlaceContext<Tables> = DailyContext<Tables>

/**
 * A plugin's part in changes of places (合并、拆分、更名、划转、代管): it says what it holds of units before a change is
 * recorded, and follows it in the change's own transaction. Cases and their to-dos the core moves by itself.
 */
export interface PlaceWork {
  readonly kinds: readonly string[]
  describe(ctx: { readonly db: PluginReader<unknown> }, unitIds: readonly string[]): Promise<readonly PlaceHeld[]>
  /** A refusal, in a code of the plugin, undoes the whole change. */
  follow(ctx: PlaceContext<unknown>, change: PlaceChange): Promise<Result<void>>
}

/** The same, typed by the plugin's tables. */
export interface PlaceSpec<Tables> {
  readonly kinds: readonly string[]
  describe(ctx: { readonly db: PluginReader<Tables> }, unitIds: readonly string[]): Promise<readonly PlaceHeld[]>
  follow(ctx: PlaceContext<Tables>, change: PlaceChange): Promise<Result<void>>
}
