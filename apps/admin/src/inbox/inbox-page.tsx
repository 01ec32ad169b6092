import { ErrorNotice, Figures, formatLongDay, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactsDueAction } from '../facts/facts-due-action.tsx'
import { describeError } from '../wire/describe-error.ts'
import { EmptyInbox } from './empty-inbox.tsx'
import { HomeActions } from './home-actions.tsx'
import { InboxBulk } from './inbox-bulk.tsx'
import { type InboxView, inboxListQuery, useInboxFigures } from './inbox-queries.ts'
import { InboxTable } from './inbox-table.tsx'
import { InboxTabs } from './inbox-tabs.tsx'

/** The home page: what waits for this post, soonest first. */
export function InboxPage() {
  const { t, i18n } = useTranslation()
  const view = readView(new URLSearchParams(useLocation().searchStr).get('view'))
  const figures = useInboxFigures().data
  return (
    <>
      <PageHeader
        title={t(`inbox.title.${view}`)}
        beside={
          figures && (
            <span className="ln-muted">
              {formatLongDay(figures.today, i18n.language)} ·{' '}
              {t(figures.workingDay ? 'inbox.working-day' : 'inbox.rest-day')}
            </span>
          )
        }
      />
      <HomeActions />
      <FactsDueAction />
      {view === 'open' && figures && (
        <Figures
          figures={[
            { label: t('inbox.figure.open'), value: figures.open },
            { label: t('inbox.figure.due-today'), value: figures.dueToday },
            { label: t('inbox.figure.overdue'), value: figures.overdue, alarming: figures.overdue > 0 },
          ]}
        />
      )}
      <InboxTabs view={view} />
      <InboxList key={view} view={view} today={figures?.today} />
    </>
  )
}

function InboxList({ view, today }: { view: InboxView; today: string | undefined }) {
  const { i18n } = useTranslation()
  const query = useInfiniteQuery(inboxListQuery(view))
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  if (query.error && !query.data) {
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  }
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  const list =
    rows.length === 0 ? (
      <EmptyInbox view={view} />
    ) : (
      <InboxTable
        rows={rows}
        view={view}
        today={today}
        selection={view === 'open' ? { selected, onChange: select } : undefined}
      />
    )
  const chosen = rows.filter(({ id }) => selected.has(id))
  return (
    <>
      {view === 'open' ? (
        <InboxBulk chosen={chosen} choose={select}>
          {list}
        </InboxBulk>
      ) : (
        list
      )}
      {rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => query.fetchNextPage()}
        />
      )}
    </>
  )
}

function readView(text: string | null): InboxView {
  return text === 'done' || text === 'started' || text === 'copied' ? text : 'open'
}
