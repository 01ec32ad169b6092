import type { PostSummary } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectHeldPosts } from './post.queries.ts'

/** The posts between which a person may choose on a day. */
export async function listPosts(
  scope: CoreReading,
  { personId, on }: { personId: string; on: DateText },
): Promise<PostSummary[]> {
  const posts = await selectHeldPosts(scope, personId, on)
  return posts.map(({ postId, title, role, unitId, unitName, unitKind }) => ({
    id: postId,
    title,
    role,
    unit: { id: unitId, name: unitName, kind: unitKind },
  }))
}
