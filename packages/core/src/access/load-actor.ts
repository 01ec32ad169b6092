import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import type { PermissionTable } from './permission-table.ts'
import { selectHeldPostsWithPlugins } from './post.queries.ts'

export interface ActorQuery {
  readonly personId: string
  /** The post chosen for the session. Without one, a person with a single post works in that. */
  readonly postId?: string | undefined
  readonly on: DateText
  readonly permissions: PermissionTable
}

/**
 * The person at work in one post, with what the post may do today. Refuses with `access.no-post` when the person holds
 * none, with `access.post-not-held` when it is not theirs today, and with `access.post-not-chosen` when they hold several.
 */
export async function loadActor(scope: CoreReading, query: ActorQuery): Promise<Result<Actor>> {
  const posts = await selectHeldPostsWithPlugins(scope, query.personId, query.on)
  if (posts.length === 0) return refuseCore('forbidden', 'access.no-post')
  if (query.postId === undefined && posts.length > 1) return refuseCore('conflict', 'access.post-not-chosen')
  const post = query.postId === undefined ? posts[0] : posts.find(({ postId }) => postId === query.postId)
  if (post === undefined) return refuseCore('not-found', 'access.post-not-held')
  return ok({
    personId: query.personId,
    postId: post.postId,
    unitId: post.unitId,
    role: post.role,
    permissions: query.permissions.permissionsOf(post.role, new Set(post.enabledPlugins)),
    name: post.name,
    postTitle: post.title,
    unitName: post.unitName,
  })
}
