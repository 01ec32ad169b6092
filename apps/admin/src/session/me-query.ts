import type { Me } from '@linli/contract'
import type { MeAtWork } from '@linli/sdk/admin'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export const meQuery = queryOptions({
  queryKey: ['session', 'me'],
  queryFn: ({ signal }): Promise<Me> => coreClient.session.me.query(undefined, { signal }),
  staleTime: 60_000,
  meta: { asksForSession: true },
})

/** For the shell and all inside it, whose route lets nobody in without a post. */
export function useSession(): MeAtWork {
  const me = useSuspenseQuery(meQuery).data
  if (!isAtWork(me)) throw new Error('the shell was shown to somebody without a post')
  return me
}

export function isAtWork(me: Me): me is MeAtWork {
  return me.post !== undefined
}
