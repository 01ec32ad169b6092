import type { PlaceChange } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { Clock, Result } from '@linli/kernel'
import type { FinalStates } from '../cases/process-catalogue.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** Whoever holds something of a unit beside cases: a plugin, as far as the core may know it. */
export interface PlaceFollower {
  readonly pluginId: string
  isEnabled(scope: CoreReading): Promise<boolean>
  /** How much it holds of these units, by kind. */
  describe(
    scope: CoreReading,
    unitIds: readonly string[],
  ): Promise<readonly { readonly kind: string; readonly unitId: string; readonly count: number }[]>
  /** Follows a change in the change's own transaction; a refusal undoes the whole of it. */
  follow(scope: CoreWriting, change: PlaceChange): Promise<Result<void>>
}

/** What the server hands to every use case about places. */
export interface PlaceServices {
  readonly clock: Clock
  readonly finals: readonly FinalStates[]
  readonly followers: readonly PlaceFollower[]
}

export interface PlaceReading extends PlaceServices {
  readonly scope: CoreReading
}

/** Who records an event, in the words of the day. */
export type PlaceRecorder = Pick<Actor, 'postId' | 'name' | 'postTitle' | 'unitName'>

export interface PlaceWriting extends PlaceServices {
  readonly scope: CoreWriting
  readonly actor: PlaceRecorder
}
