import { EmptyState, ErrorNotice, Field, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { UnitPicker } from '../people/unit-picker.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { type PostsFilter, type PostsView, postsQuery } from './posts-queries.ts'
import { PostsTable } from './posts-table.tsx'
import '../people/people.css'

const VIEWS: readonly PostsView[] = ['all', 'vacant', 'closed']

/** The posts of the tenant: who holds each, and which are vacant. */
export function PostsPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const asked = new URLSearchParams(useLocation().searchStr)
  const view = VIEWS.find((one) => one === asked.get('view')) ?? 'all'
  const unitId = asked.get('unit')
  const filter: PostsFilter = { view, ...(unitId && { unitId }) }
  if (!permissions.includes('people:view')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('nav.posts')}
        actions={
          permissions.includes('people:manage') && (
            <AppLink to="/unit-posts/add" className="ln-button ln-button--primary">
              {t('unit-posts.create')}
            </AppLink>
          )
        }
      />
      <div className="ln-stack">
        <p className="ln-muted">{t('unit-posts.note')}</p>
        <nav className="ln-tabs" aria-label={t('unit-posts.filter')}>
          {VIEWS.map((one) => (
            <AppLink
              key={one}
              to={addressOf({ ...filter, view: one })}
              className="ln-tab"
              aria-current={one === view ? 'page' : undefined}
            >
              {t(`unit-posts.tab.${one}`)}
            </AppLink>
          ))}
        </nav>
        <UnitFilter filter={filter} />
        <Posts filter={filter} />
      </div>
    </>
  )
}

function addressOf({ view, unitId }: PostsFilter): string {
  const search = new URLSearchParams({ ...(view !== 'all' && { view }), ...(unitId && { unit: unitId }) }).toString()
  return search ? `/unit-posts?${search}` : '/unit-posts'
}

function UnitFilter({ filter }: { filter: PostsFilter }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const units = useQuery(unitsQuery).data ?? []
  return (
    <div className="people-filter">
      <Field name="unit" label={t('people.filter.unit')}>
        {(control) => (
          <UnitPicker
            control={control}
            units={units}
            value={filter.unitId ?? ''}
            onChange={(unitId) => history.push(addressOf({ view: filter.view, ...(unitId && { unitId }) }))}
          />
        )}
      </Field>
    </div>
  )
}

function Posts({ filter }: { filter: PostsFilter }) {
  const { t, i18n } = useTranslation()
  const query = useInfiniteQuery({ ...postsQuery(filter), placeholderData: keepPreviousData })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    if (filter.view === 'vacant') return <EmptyState title={t('unit-posts.no-vacancy')} />
    return (
      <EmptyState title={t(filter.unitId || filter.view === 'closed' ? 'unit-posts.no-match' : 'unit-posts.none')} />
    )
  }
  return (
    <>
      <PostsTable posts={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}
