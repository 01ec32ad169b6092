import { EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { listAuditRows } from './audit-rows.ts'
import { AuditTable } from './audit-table.tsx'
import { VerifyAudit } from './verify-audit.tsx'

/** What was done, by whom, in which post; newest first. */
export function AuditPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('audit:view')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.audit')} />
      <VerifyAudit />
      <AuditRows />
    </>
  )
}

function AuditRows() {
  const { t, i18n } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: ['audit', 'list'],
    queryFn: ({ pageParam, signal }) => listAuditRows(pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <EmptyState title={t('audit.none')}>{t('audit.none-note')}</EmptyState>
  return (
    <>
      <AuditTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}
