import type { inboxViews } from '@linli/contract'
import { infiniteQueryOptions, useQuery } from '@tanstack/react-query'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { useSession } from '../session/me-query.ts'
import { coreClient } from '../wire/core-client.ts'

export type InboxView = (typeof inboxViews)[number]

export function inboxListQuery(view: InboxView) {
  return infiniteQueryOptions({
    queryKey: ['inbox', 'list', view],
    queryFn: async ({ pageParam, signal }) => {
      const page = await coreClient.inbox.list.query(
        { view, limit: 50, ...(pageParam && { cursor: pageParam }) },
        { signal },
      )
      await loadPlugins(page.rows.map(({ pluginId }) => pluginId))
      return page
    },
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
