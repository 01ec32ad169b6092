import type { CoverRow } from '@linli/contract'
import { Chip, type Column, DataTable, EmptyState, ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { OrganisationTabs } from './organisation-tabs.tsx'
import { coverQuery } from './place-queries.ts'
import './places.css'

/** Who looks after which area: its community, a delegate, or nobody yet. */
export function CoverPage() {
  const { t, i18n } = useTranslation()
  const query = useQuery(coverQuery)
  return (
    <>
      <PageHeader title={t('places.cover.title')} />
      <OrganisationTabs current="cover" />
      {query.data ? (
        <Cover rows={query.data} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </>
  )
}

function Cover({ rows }: { readonly rows: readonly CoverRow[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return <EmptyState title={t('places.cover.none')}>{t('places.cover.none-note')}</EmptyState>
  const open = rows.filter(({ cover }) => cover === 'none').length
  const columns: readonly Column<CoverRow>[] = [
    {
      key: 'area',
      header: t('places.cover.area'),
      speaksForItself: true,
      cell: ({ areaId, area }) => (
        <AppLink to={`/organisation/units/${areaId}`} className="ln-link ln-link--strong">
          {area}
        </AppLink>
      ),
    },
    { key: 'street', header: t('unit-kind.street'), cell: ({ street }) => street },
    { key: 'cover', header: t('places.cover.by'), cell: (row) => <CoverChip row={row} /> },
    {
      key: 'unit',
      header: t('places.cover.committee'),
      cell: ({ by, until }) => (
        <>
          {by ?? '—'}
          {until && <div className="ln-hint">{t('places.delegation-until', { until })}</div>}
        </>
      ),
    },
  ]
  return (
    <div className="ln-stack">
      <Notice
        tone={open > 0 ? 'warn' : 'ok'}
        title={t(open > 0 ? 'places.cover.open' : 'places.cover.complete', { count: open, all: rows.length })}
      />
      <DataTable
        caption={t('places.cover.title')}
        columns={columns}
        sections={[{ key: 'all', rows }]}
        rowKey={({ areaId }) => areaId}
      />
    </div>
  )
}

function CoverChip({ row: { cover } }: { readonly row: CoverRow }) {
  const { t } = useTranslation()
  const word = t(`places.cover.${cover === 'none' ? 'uncovered' : cover}`)
  if (cover === 'none')
    return (
      <Chip tone="bad" icon="alert">
        {word}
      </Chip>
    )
  return cover === 'delegate' ? (
    <Chip tone="info" icon="person">
      {word}
    </Chip>
  ) : (
    <Chip tone="ok" icon="check">
      {word}
    </Chip>
  )
}
