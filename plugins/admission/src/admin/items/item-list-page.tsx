import { useAdminHost, usePermission } from '@linli/sdk/admin'
import { EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ItemState, itemStates } from '../../contract/dictionary.ts'
import { StateTabs } from '../state-tabs.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { ItemTable } from './item-table.tsx'

/** The applications one may see: the office all, a department its own. */
export function ItemListPage() {
  const { t } = useWords()
  const { Link, search } = useAdminHost()
  const mayFile = usePermission('admission:file')
  const state = itemStates.find((known) => known === search.state)
  return (
    <>
      <PageHeader
        title={t('page.items.title')}
        actions={
          mayFile && (
            <Link to="/admission/items/new" className="ln-button ln-button--primary">
              {t('page.items.file')}
            </Link>
          )
        }
      />
      <StateTabs
        label={t('page.items.filter')}
        path="/admission/items"
        process="item"
        states={itemStates}
        chosen={state}
      />
      <ItemRows state={state} mayFile={mayFile} />
    </>
  )
}

function ItemRows({ state, mayFile }: { state: ItemState | undefined; mayFile: boolean }) {
  const { t } = useWords()
  const { describeError, Link } = useAdminHost()
  const query = useItems(state)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0 && state) {
    return (
      <EmptyState
        title={t('page.items.no-match')}
        action={
          <Link to="/admission/items" className="ln-button">
            {t('page.items.show-all')}
          </Link>
        }
      />
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState title={t('page.items.none')}>
        {t(mayFile ? 'page.items.none-file' : 'page.items.none-office')}
      </EmptyState>
    )
  }
  return (
    <>
      <ItemTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}

function useItems(state: ItemState | undefined) {
  const client = useAdmissionClient()
  return useInfiniteQuery({
    queryKey: ['admission', 'items', state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      client.item.list.query(
        { limit: 20, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}
