import type { AccountSecurityFilter } from '@linli/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export interface AccountsFilter {
  readonly q: string
  readonly state: AccountSecurityFilter
}

export const accountsQuery = ({ q, state }: AccountsFilter) =>
  infiniteQueryOptions({
    queryKey: ['security', 'accounts', q, state],
    queryFn: ({ pageParam, signal }) =>
      coreClient.security.accounts.query(
        { state, ...(q && { q }), ...(pageParam && { cursor: pageParam }), limit: 50 },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** One account, found by its name: the listing has all that is shown of it. */
export const accountQuery = (accountId: string, account: string) =>
  queryOptions({
    queryKey: ['security', 'account', accountId, account],
    queryFn: async ({ signal }) => {
      const { rows } = await coreClient.security.accounts.query({ q: account, limit: 100 }, { signal })
      return rows.find(({ id }) => id === accountId) ?? null
    },
  })

export const invitationsQuery = (state: 'open' | 'all') =>
  infiniteQueryOptions({
    queryKey: ['security', 'invitations', state],
    queryFn: ({ pageParam, signal }) =>
      coreClient.security.invitations.query({ state, ...(pageParam && { cursor: pageParam }), limit: 50 }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const providerQuery = queryOptions({
  queryKey: ['security', 'provider'],
  queryFn: ({ signal }) => coreClient.security.provider.query(undefined, { signal }),
})

export const districtLocksQuery = queryOptions({
  queryKey: ['security', 'district-locks'],
  queryFn: ({ signal }) => coreClient.security.districtLocks.query(undefined, { signal }),
})

export const rulesQuery = queryOptions({
  queryKey: ['security', 'rules'],
  queryFn: ({ signal }) => coreClient.security.rules.query(undefined, { signal }),
})

export const ruleChangesQuery = queryOptions({
  queryKey: ['security', 'rule-changes'],
  queryFn: ({ signal }) => coreClient.security.ruleChanges.query(undefined, { signal }),
})
