import type { RuleFinding, SetUpRow } from '@linli/contract'
import { Chip, EmptyState, ErrorNotice, type IconName, LoadMore, PageHeader, Skeleton, type Tone } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { unitPath } from './register-queries.ts'
import { useAddress } from './use-address.ts'
import { useFindingWords } from './use-finding-words.ts'
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
          <Finding key={finding.rule} finding={finding} />
        ))}
      </ul>
    </li>
  )
}

const signs: Readonly<Record<RuleFinding['outcome'], readonly [Tone, IconName]>> = {
  met: ['ok', 'check'],
  unmet: ['bad', 'cross'],
  warning: ['warn', 'alert'],
  'needs-decision': ['warn', 'alert'],
  'not-applicable': ['quiet', 'dot'],
  'no-value': ['quiet', 'dot'],
}

function Finding({ finding }: { finding: RuleFinding }) {
  const { t } = useTranslation()
  const words = useFindingWords(finding)
  const [tone, icon] = signs[finding.outcome]
  const unknown = finding.outcome === 'warning' && finding.measured.state === 'unknown'
  return (
    <li>
      <b>{t(`rule.${finding.rule}`)}</b>{' '}
      <Chip tone={unknown ? 'quiet' : tone} icon={unknown ? 'info' : icon}>
        {t(unknown ? 'set-up.unknown' : `outcome.${finding.outcome}`)}
      </Chip>
      <div>{words.said}</div>
      {words.advice && <div className="ln-muted">{words.advice}</div>}
      <div className="ln-hint">{words.basis}</div>
    </li>
  )
}
