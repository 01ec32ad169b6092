import { ErrorNotice, Skeleton } from '@linli/ui'
import type { ReactNode } from 'react'
import { useAdminHost } from './admin-host.ts'

/** The part of a query that decides what is shown. */
export interface ShownQuery<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

interface QueryViewProps<Data> {
  readonly query: ShownQuery<Data>
  readonly skeletonRows?: number
  readonly children: (data: Data) => ReactNode
}

/** Skeleton, error or data; data already shown stays while it is fetched again. */
export function QueryView<Data>({ query, skeletonRows, children }: QueryViewProps<Data>) {
  const { describeError } = useAdminHost()
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorNotice error={describeError(query.error)} onRetry={() => query.refetch()} />
  return <Skeleton {...(skeletonRows !== undefined && { rows: skeletonRows })} />
}
