import type { FactOverviewRow } from '@linli/contract'
import { Bar, Chip, type Column, DataTable, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { factOverviewQuery } from './facts-queries.ts'
import { FactsTabs } from './facts-tabs.tsx'
import { useFactWords } from './use-fact-words.ts'
import './facts.css'

/** The facts of one's area: how far they have been entered, and what they add up to. */
export function FactOverviewPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('facts:view')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.facts')} />
      <FactsTabs />
      <FactOverview />
    </>
  )
}

export function FactOverview() {
  const { i18n } = useTranslation()
  const { t, nameOf, fullValueOf, periodOf } = useFactWords()
  const query = useQuery(factOverviewQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  if (query.data.length === 0) return <EmptyState title={t('facts.none')}>{t('facts.none-note')}</EmptyState>
  const columns: readonly Column<FactOverviewRow>[] = [
    {
      key: 'name',
      header: t('facts.fact'),
      speaksForItself: true,
      cell: ({ definition }) => (
        <AppLink to={`/facts/table?${new URLSearchParams({ fact: definition.key })}`} className="ln-link">
          {nameOf(definition)}
        </AppLink>
      ),
    },
    {
      key: 'period',
      header: t('facts.period'),
      cell: ({ definition, period }) =>
        definition.frequency === 'as-changed' ? t('facts.frequency.as-changed') : periodOf(period),
    },
    {
      key: 'entered',
      header: t('facts.entered'),
      number: true,
      cell: ({ entered, expected }) => (
        <span className="facts-share">
          {t('facts.of', { entered, expected })}
          <Bar value={entered} most={expected} />
        </span>
      ),
    },
    {
      key: 'total',
      header: t('facts.total'),
      number: true,
      cell: ({ definition, total }) => total !== undefined && fullValueOf(definition, total),
    },
    { key: 'state', header: t('facts.state'), speaksForItself: true, cell: (row) => <OverviewState row={row} /> },
  ]
  const kinds = Map.groupBy(query.data, ({ definition }) => definition.subjectKinds[0] ?? 'community')
  return (
    <>
      <DataTable
        caption={t('facts.tab.overview')}
        columns={columns}
        sections={[...kinds].map(([kind, rows]) => ({ key: kind, title: t(`unit-kind.${kind}`), rows }))}
        rowKey={({ definition }) => definition.key}
      />
      <p className="ln-hint ln-below">{t('facts.total-note')}</p>
    </>
  )
}

function OverviewState({ row: { due, entered, expected } }: { row: FactOverviewRow }) {
  const { t } = useTranslation()
  if (entered >= expected)
    return (
      <Chip tone="ok" icon="check">
        {t('facts.complete')}
      </Chip>
    )
  if (due?.state === 'overdue')
    return (
      <Chip tone="bad" icon="alert">
        {t('facts.missing-overdue', { count: expected - entered })}
      </Chip>
    )
  return (
    <Chip tone="quiet" icon="dot">
      {t('facts.missing', { count: expected - entered })}
    </Chip>
  )
}
