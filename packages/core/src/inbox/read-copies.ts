import type { Actor } from '@linli/contract/trpc'
import { type Clock, ok, type Result } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import { insertCopyReads } from './inbox.queries.ts'

/** Marks copies as read by the actor's post; ids of anything else change nothing. @returns the ids of the copies */
export async function readCopies(
  scope: CoreWriting,
  { ids, actor, clock }: { readonly ids: readonly string[]; readonly actor: Actor; readonly clock: Clock },
): Promise<Result<string[]>> {
  const { unitId, postId } = actor
  return ok(await insertCopyReads(scope, { ids, unitId, postId, at: clock.now() }))
}
