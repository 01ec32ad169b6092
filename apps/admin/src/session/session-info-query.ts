import { queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

/** What may be known before anybody is signed in. */
export const sessionInfoQuery = queryOptions({
  queryKey: ['session', 'info'],
  queryFn: ({ signal }) => coreClient.session.info.query(undefined, { signal }),
  meta: { asksForSession: true },
})
