import type { PlaceChange } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { emitEvent } from '../events/emit-event.ts'
import type { CoreWriting } from '../scope.ts'
import type { PlaceFollower } from './place-work.ts'

interface Telling {
  readonly followers: readonly PlaceFollower[]
  readonly change: PlaceChange
  readonly at: Date
}

/** Tells a change to everybody in the tenant who holds something of units, in the change's own transaction, and to the outbox. Refuses as they do. */
export async function tellFollowers(scope: CoreWriting, { followers, change, at }: Telling): Promise<Result<void>> {
  for (const follower of followers) {
    if (!(await follower.isEnabled(scope))) continue
    const followed = await follower.follow(scope, change)
    if (!followed.ok) return followed
  }
  await emitEvent(scope, { type: 'core.place-changed', payload: { ...change }, occurredAt: at })
  return ok(undefined)
}
