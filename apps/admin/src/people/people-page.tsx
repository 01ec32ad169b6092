import { EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AccountDialog, type AskedAct } from './account-dialog.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { PeopleFilterForm } from './people-filter-form.tsx'
import { type PeopleFilter, peopleQuery } from './people-queries.ts'
import { PeopleTable } from './people-table.tsx'
import { readPeopleFilter, writePeopleFilter } from './read-people-filter.ts'
import './people.css'

/** Everybody of this tenant, by name. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const filter = readPeopleFilter(useLocation().searchStr)
  if (!permissions.includes('people:view')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('nav.people')}
        actions={
          permissions.includes('people:manage') && (
            <AppLink to="/people/add" className="ln-button ln-button--primary">
              {t('people.add')}
            </AppLink>
          )
        }
      />
      <PeopleFilterForm key={writePeopleFilter(filter)} filter={filter} />
      <People filter={filter} />
    </>
  )
}

function People({ filter }: { filter: PeopleFilter }) {
  const { i18n } = useTranslation()
  const query = useInfiniteQuery({ ...peopleQuery(filter), placeholderData: keepPreviousData })
  const [asked, setAsked] = useState<AskedAct>()
  const [made, setMade] = useState<{ name: string; account: string; password: string }>()
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <NobodyFound filtered={writePeopleFilter(filter) !== '/people'} />
  return (
    <div className="ln-stack">
      {made && <OneTimePassword {...made} />}
      <PeopleTable people={rows} onAsk={setAsked} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
      {asked && (
        <AccountDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDone={(password) => {
            setMade(password ? { name: asked.name, account: asked.account.name, password } : undefined)
            setAsked(undefined)
            scrollTo({ top: 0 })
          }}
        />
      )}
    </div>
  )
}

function NobodyFound({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  if (!filtered) return <EmptyState title={t('people.none')} />
  const clear = (
    <AppLink to="/people" className="ln-button">
      {t('people.filter.clear')}
    </AppLink>
  )
  return <EmptyState title={t('people.no-match')} action={clear} />
}
