import type { AccountSecurityFilter } from '@linli/contract'
import { EmptyState, ErrorNotice, Field, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { SECURITY_QUERY_LIMIT } from '../wire/text-limits.ts'
import { AccountsTable } from './accounts-table.tsx'
import { DistrictLocks } from './district-locks.tsx'
import { type AccountsFilter, accountsQuery } from './security-queries.ts'
import { SecurityTabs } from './security-tabs.tsx'

const STATES: readonly AccountSecurityFilter[] = ['all', 'locked', 'without-second-factor', 'signed-in']

/** Every account of the tenant: locked or open, how protected, in use or not. */
export function AccountsPage() {
  const { t } = useTranslation()
  const me = useSession()
  const [filter, setFilter] = useFilterInAddress()
  if (!me.permissions.includes('security:manage')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.security')} />
      <SecurityTabs />
      {isInCity(me) && <DistrictLocks />}
      <nav className="ln-tabs ln-tabs--above" aria-label={t('security.state')}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            className="ln-tab"
            aria-pressed={state === filter.state}
            onClick={() => setFilter({ ...filter, state })}
          >
            {t(`security.state.${state}`)}
          </button>
        ))}
      </nav>
      <Field name="q" label={t('security.q')}>
        {(control) => (
          <input
            {...control}
            className="ln-input app-security-find"
            type="search"
            placeholder={t('security.q-hint')}
            maxLength={SECURITY_QUERY_LIMIT}
            value={filter.q}
            onChange={(event) => setFilter({ ...filter, q: event.target.value })}
          />
        )}
      </Field>
      <Accounts filter={filter} />
    </>
  )
}

function Accounts({ filter }: { filter: AccountsFilter }) {
  const { t, i18n } = useTranslation()
  const asked = { ...filter, q: filter.q.trim() }
  const query = useInfiniteQuery({ ...accountsQuery(asked), placeholderData: keepPreviousData })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0)
    return <EmptyState title={t(asked.state === 'locked' && !asked.q ? 'security.none-locked' : 'security.none')} />
  return (
    <>
      <AccountsTable accounts={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}

function useFilterInAddress(): [AccountsFilter, (next: AccountsFilter) => void] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const search = new URLSearchParams(searchStr)
  const state = STATES.find((one) => one === search.get('state')) ?? 'all'
  const setFilter = (next: AccountsFilter) => {
    const given = { ...(next.q && { q: next.q }), ...(next.state !== 'all' && { state: next.state }) }
    const text = new URLSearchParams(given).toString()
    history.replace(text ? `${pathname}?${text}` : pathname)
  }
  return [{ q: search.get('q') ?? '', state }, setFilter]
}
