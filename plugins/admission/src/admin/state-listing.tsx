import { useAdminHost } from '@linli/sdk/admin'
import type { Page } from '@linli/sdk/contract'
import { EmptyState } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PagedRows } from './paged-rows.tsx'
import { StateTabs } from './state-tabs.tsx'
import { useWords } from './use-admission.ts'

interface ListingInput<State> {
  readonly limit: number
  readonly state?: State
  readonly cursor?: string
}

interface StateListingProps<State extends string, Row> {
  /** Names its address and its words. */
  readonly listing: 'items' | 'reports'
  readonly process: 'item' | 'report'
  readonly states: readonly State[]
  readonly load: (input: ListingInput<State>, options: { readonly signal: AbortSignal }) => Promise<Page<Row>>
  /** Said where there is nothing in any state. */
  readonly emptyNote: string
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** A listing that is narrowed down by state. */
export function StateListing<State extends string, Row>({
  listing,
  process,
  states,
  load,
  emptyNote,
  children,
}: StateListingProps<State, Row>) {
  const { t } = useWords()
  const { Link, search } = useAdminHost()
  const path = `/admission/${listing}`
  const state = states.find((known) => known === search.state)
  const query = useInfiniteQuery({
    queryKey: ['admission', listing, state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      load({ limit: 20, ...(state && { state }), ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const empty = state ? (
    <EmptyState
      title={t(`page.${listing}.no-match`)}
      action={
        <Link to={path} className="ln-button">
          {t(`page.${listing}.show-all`)}
        </Link>
      }
    />
  ) : (
    <EmptyState title={t(`page.${listing}.none`)}>{emptyNote}</EmptyState>
  )
  return (
    <>
      <StateTabs label={t(`page.${listing}.filter`)} path={path} process={process} states={states} chosen={state} />
      <PagedRows query={query} empty={empty}>
        {children}
      </PagedRows>
    </>
  )
}
