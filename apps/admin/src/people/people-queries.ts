import type { PersonAccountState, PostRole } from '@linli/contract'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

/** Everything about people and posts: one change shows in several lists. */
export const PEOPLE_KEY = ['people'] as const

export interface PeopleFilter {
  readonly text?: string
  readonly unitId?: string
  readonly role?: PostRole
  readonly state?: PersonAccountState
}

export function peopleQuery(filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: [...PEOPLE_KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      coreClient.people.list.query({ ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function personQuery(personId: string) {
  return queryOptions({
    queryKey: [...PEOPLE_KEY, 'person', personId],
    queryFn: ({ signal }) => coreClient.people.get.query({ personId }, { signal }),
  })
}

export type AccountAct = 'activate' | 'deactivate' | 'reset-password'

/** Answers with the one-time password where the act makes one. */
export function useAccountAct(act: AccountAct) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (accountId: string): Promise<string | undefined> => {
      const input = { accountId }
      if (act === 'reset-password') return (await coreClient.people.resetPassword.mutate(input)).oneTimePassword
      if (act === 'activate') await coreClient.people.activate.mutate(input)
      else await coreClient.people.deactivate.mutate(input)
      return undefined
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PEOPLE_KEY }),
  })
}

/** Any change to people and posts; all their lists are read again after it. */
export function usePeopleChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PEOPLE_KEY }),
  })
}
