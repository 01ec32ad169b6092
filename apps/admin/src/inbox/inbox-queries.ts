import type { inboxViews } from '@linli/contract'
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query'
import { useSession } from '../session/me-query.ts'
import { coreClient } from '../wire/core-client.ts'

export type InboxView = (typeof inboxViews)[number]

export function inboxListQuery(view: InboxView) {
  return infiniteQueryOptions({
    queryKey: ['inbox', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      coreClient.inbox.list.query({ view, limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function useInboxFigures() {
  const { permissions } = useSession()
  return useQuery({
    queryKey: ['inbox', 'figures'],
    queryFn: ({ signal }) => coreClient.inbox.figures.query(undefined, { signal }),
    enabled: permissions.includes('inbox:view'),
  })
}
