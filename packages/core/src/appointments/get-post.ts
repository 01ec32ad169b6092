import type { PostDetail } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { selectHandOversOf } from '../hand-over/hand-over.queries.ts'
import type { CoreReading } from '../scope.ts'
import { selectAppointmentsTo } from './appointment.queries.ts'
import { withHolders } from './list-post-register.ts'
import { selectPost } from './post.queries.ts'

/** A post with everybody who held it, holds it or will. Refuses with `people.post-not-found`. */
export async function getPost(
  scope: CoreReading,
  { postId, on }: { postId: string; on: DateText },
): Promise<Result<PostDetail>> {
  const post = await selectPost(scope, postId)
  const [row] = post === undefined ? [] : await withHolders(scope, [post], on)
  if (row === undefined) return refuseCore('not-found', 'people.post-not-found')
  const appointments = await selectAppointmentsTo(scope, postId)
  return ok({ ...row, appointments, handOvers: await selectHandOversOf(scope, postId) })
}
