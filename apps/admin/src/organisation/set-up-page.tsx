import type { SetUpRow } from '@linli/contract'
import { EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { Finding } from './finding.tsx'
import { unitPath } from './register-queries.ts'
import { useAddress } from './use-address.ts'
import './organisation.css'

const PAGE = 20

/** How the rules on setting up communities come out, unit by unit, with what each rests on and what to do. */
export function SetUpPage() {
  const { t, i18n } = useTranslation()
  const [address, change] = useAddress()
  const openOnly = address.get('all') !== '1'
  const query = useInfiniteQuery({
    queryKey: ['organisation', 'set-up', openOnly],
    queryFn: ({ pageParam, signal }) =>
      coreClient.organisation.setUpFindings.query(
        { openOnly, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHeader title={t('set-up.page-title')} />
      <OrganisationTabs current="set-up" />
      <p className="ln-muted organisation-note">{t('set-up.note')}</p>
      <label className="ln-row organisation-note">
        <input
          type="checkbox"
          checked={!openOnly}
          onChange={(event) => change({ all: event.target.checked ? '1' : '' })}
        />
        {t('set-up.with-met')}
      </label>
      {query.error && <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />}
      {query.isPending && <Skeleton rows={8} />}
      {query.data && rows.length === 0 && <EmptyState title={t('set-up.none')}>{t('set-up.none-note')}</EmptyState>}
      {rows.length > 0 && (
        <>
          <ul className="organisation-findings">
            {rows.map((row) => (
              <SubjectFindings key={row.id} row={row} />
            ))}
          </ul>
          <LoadMore
            shown={rows.length}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => query.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function SubjectFindings({ row: { id, name, kind, parentName, findings } }: { row: SetUpRow }) {
  const { t } = useTranslation()
  return (
    <li className="ln-card">
      <h2>
        <AppLink to={unitPath(id)} className="ln-link">
          {name}
        </AppLink>{' '}
        <span className="ln-hint">{[parentName, t(`unit-kind-one.${kind}`)].filter(Boolean).join(' · ')}</span>
      </h2>
      <ul className="organisation-names">
        {findings.map((finding) => (
          <li key={finding.rule}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
    </li>
  )
}
