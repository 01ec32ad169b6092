import { useAdminHost, usePermission } from '@linli/sdk/admin'
import { EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReportState, reportStates } from '../../contract/dictionary.ts'
import { StateTabs } from '../state-tabs.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { ReportTable } from './report-table.tsx'

/** The supervision desk: the office sees every report, a community its own. */
export function ReportListPage() {
  const { t } = useWords()
  const { Link, search } = useAdminHost()
  const mayReport = usePermission('admission:report')
  const state = reportStates.find((known) => known === search.state)
  return (
    <>
      <PageHeader
        title={t('page.reports.title')}
        actions={
          mayReport && (
            <Link to="/admission/reports/new" className="ln-button ln-button--primary">
              {t('page.reports.file')}
            </Link>
          )
        }
      />
      <StateTabs
        label={t('page.reports.filter')}
        path="/admission/reports"
        process="report"
        states={reportStates}
        chosen={state}
      />
      <ReportRows state={state} />
    </>
  )
}

function ReportRows({ state }: { state: ReportState | undefined }) {
  const { t } = useWords()
  const { describeError, Link } = useAdminHost()
  const query = useReports(state)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    return state ? (
      <EmptyState
        title={t('page.reports.no-match')}
        action={
          <Link to="/admission/reports" className="ln-button">
            {t('page.reports.show-all')}
          </Link>
        }
      />
    ) : (
      <EmptyState title={t('page.reports.none')}>{t('page.reports.none-note')}</EmptyState>
    )
  }
  return (
    <>
      <ReportTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}

function useReports(state: ReportState | undefined) {
  const client = useAdmissionClient()
  return useInfiniteQuery({
    queryKey: ['admission', 'reports', state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      client.report.list.query(
        { limit: 20, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}
