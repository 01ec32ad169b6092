import type { Page, UnitDetail, UnitKind, UnitSearchRow } from '@linli/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export interface RegisterFilter {
  readonly text?: string
  readonly kind?: UnitKind
  readonly parentId?: string
  readonly ended?: boolean
}

const PAGE = 50

/** A page after the other of what fits a filter. */
export function registerQuery(filter: RegisterFilter) {
  return infiniteQueryOptions({
    queryKey: ['organisation', 'search', filter],
    queryFn: ({ pageParam, signal }): Promise<Page<UnitSearchRow>> =>
      coreClient.organisation.search.query(
        { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function unitQuery(id: string) {
  return queryOptions({
    queryKey: ['organisation', 'unit', id],
    queryFn: ({ signal }): Promise<UnitDetail> => coreClient.organisation.get.query({ id }, { signal }),
  })
}

export function unitPath(id: string): string {
  return `/organisation/units/${id}`
}
