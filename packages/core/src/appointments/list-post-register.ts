import type { Page, PostRow } from '@linli/contract'
import { type DateText, isId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type PostFilter, type PostRecord, selectHolders, selectPostPage } from './post.queries.ts'

export interface PostListing extends PostFilter {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly on: DateText
}

/** The posts of the tenant with whoever holds them, in the order of their units. Refuses with `input.invalid` for a bad cursor. */
export async function listPostRegister(scope: CoreReading, listing: PostListing): Promise<Result<Page<PostRow>>> {
  const { cursor, limit, on } = listing
  const after = cursor === undefined ? undefined : readPosition(cursor)
  if (cursor !== undefined && after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const found = await selectPostPage(scope, { ...listing, after, limit: limit + 1 })
  const posts = found.slice(0, limit)
  const last = found.length > limit ? posts.at(-1) : undefined
  const rows = await withHolders(scope, posts, on)
  return ok({ rows, ...(last && { nextCursor: `${last.sortKey}.${last.id}` }) })
}

export async function withHolders(scope: CoreReading, posts: readonly PostRecord[], on: DateText): Promise<PostRow[]> {
  const ids = posts.map(({ id }) => id)
  const byPost = Map.groupBy(ids.length === 0 ? [] : await selectHolders(scope, ids, on), ({ postId }) => postId)
  return posts.map(({ id, title, role, unitId, unit, unitKind, closedOn }) => {
    const holders = (byPost.get(id) ?? []).map(({ personId, name, actingTitle, from, to }) => ({
      ...{ personId, name, from, acting: actingTitle !== null },
      ...(to !== null && { to }),
    }))
    const closed = closedOn !== null && { closedOn }
    return {
      id,
      title,
      role,
      unitId,
      unit,
      unitKind,
      holders,
      vacant: holders.every(({ acting }) => acting),
      ...closed,
    }
  })
}

function readPosition(cursor: string): { sortKey: number; id: string } | undefined {
  const [sortKey = '', id = ''] = cursor.split('.')
  return /^-?\d{1,9}$/.test(sortKey) && isId(id) ? { sortKey: Number(sortKey), id } : undefined
}
