import type { UnitKind } from '@linli/contract'
import { EmptyState, ErrorNotice, LoadMore, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { registerQuery } from './register-queries.ts'
import { UnitTable } from './unit-table.tsx'

interface UnitSearchProps {
  readonly text: string
  readonly kind: UnitKind | undefined
  readonly ended: boolean
}

/** Units that fit, in the order of the register. */
export function UnitSearch({ text, kind, ended }: UnitSearchProps) {
  const { t, i18n } = useTranslation()
  const wanted = useDeferredValue(text)
  const filter = { ...(wanted && { text: wanted }), ...(kind && { kind }), ...(ended && { ended }) }
  const query = useInfiniteQuery({ ...registerQuery(filter), placeholderData: keepPreviousData })
  if (query.error && !query.data) {
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  }
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    return <EmptyState title={t('organisation.no-match')}>{t('organisation.no-match-note')}</EmptyState>
  }
  return (
    <>
      <UnitTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}
