import { useAdminHost } from '@linli/sdk/admin'
import type { Page } from '@linli/sdk/contract'
import { ErrorNotice, LoadMore, Skeleton } from '@linli/ui'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

interface PagedRowsProps<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  /** Why there are none. */
  readonly empty: ReactNode
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** The rows loaded so far and the way to more; before the first page its place, or why it did not come. */
export function PagedRows<Row>({ query, empty, children }: PagedRowsProps<Row>) {
  const { describeError } = useAdminHost()
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return empty
  return (
    <>
      {children(rows)}
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}
