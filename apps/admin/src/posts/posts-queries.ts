import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { PEOPLE_KEY } from '../people/people-queries.ts'
import { coreClient } from '../wire/core-client.ts'

export type PostsView = 'all' | 'vacant' | 'closed'

export interface PostsFilter {
  readonly view: PostsView
  readonly unitId?: string
}

export function postsQuery({ view, unitId }: PostsFilter) {
  const filter = { ...(view !== 'all' && { state: view }), ...(unitId && { unitId }) }
  return infiniteQueryOptions({
    queryKey: [...PEOPLE_KEY, 'posts', filter],
    queryFn: ({ pageParam, signal }) =>
      coreClient.posts.list.query({ ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function postQuery(postId: string) {
  return queryOptions({
    queryKey: [...PEOPLE_KEY, 'post', postId],
    queryFn: ({ signal }) => coreClient.posts.get.query({ postId }, { signal }),
  })
}
