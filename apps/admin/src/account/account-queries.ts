import { queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export const accountStateQuery = queryOptions({
  queryKey: ['account', 'state'],
  queryFn: ({ signal }) => coreClient.account.state.query(undefined, { signal }),
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => coreClient.account.sessions.query(undefined, { signal }),
})
