import type { FactHistory, FactReading } from '@linli/contract'
import { Chip, type Column, DataTable, EmptyState, ErrorNotice, formatMoment, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { CorrectFactDialog } from './correct-fact-dialog.tsx'
import { factHistoryQuery } from './facts-queries.ts'
import { useFactWords } from './use-fact-words.ts'
import './facts.css'

/** Everything that was ever entered of one fact of one unit: who, when, and why it was corrected. */
export function FactHistoryPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const search = new URLSearchParams(useLocation().searchStr)
  const query = useQuery(factHistoryQuery(search.get('unit') ?? '', search.get('fact') ?? ''))
  if (!permissions.includes('facts:view')) return <NoPermission />
  if (query.error && !query.data)
    return (
      <>
        <PageHeader title={t('facts.history')} />
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      </>
    )
  if (!query.data) return <Skeleton rows={6} />
  return <History history={query.data} />
}

function History({ history: { definition, unit, mayEnter, readings } }: { history: FactHistory }) {
  const { t, nameOf, noteOf, fullValueOf, periodOf } = useFactWords()
  const [corrected, setCorrected] = useState<FactReading>()
  const columns: readonly Column<FactReading>[] = [
    {
      key: 'value',
      header: t('facts.value'),
      speaksForItself: true,
      cell: ({ value, supersededAt }) => (
        <span className={supersededAt ? 'facts-superseded' : 'facts-current'}>{fullValueOf(definition, value)}</span>
      ),
    },
    { key: 'period', header: t('facts.period'), cell: ({ period }) => periodOf(period) },
    {
      key: 'state',
      header: t('facts.state'),
      speaksForItself: true,
      cell: ({ supersededAt, revision }) => (
        <RevisionChip superseded={supersededAt !== undefined} revision={revision} />
      ),
    },
    { key: 'who', header: t('facts.entered-by'), cell: ({ by }) => [by.unit, by.post, by.person].join(' ') },
    { key: 'at', header: t('facts.entered-at'), cell: ({ enteredAt }) => formatMoment(enteredAt) },
    {
      key: 'why',
      header: t('facts.reason-and-basis'),
      cell: ({ reason, basis }) => [reason, basis].filter(Boolean).join(t('list-separator')),
    },
    {
      key: 'acts',
      header: '',
      cell: (reading) =>
        mayEnter &&
        !reading.supersededAt && (
          <button type="button" className="ln-button" onClick={() => setCorrected(reading)}>
            {t('facts.correct')}
          </button>
        ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('facts.history-title', { name: nameOf(definition), unit: unit.name })}
        trail={
          <AppLink to={`/facts?unit=${unit.id}`} className="ln-link">
            {unit.name}
          </AppLink>
        }
      />
      <p className="ln-muted facts-note">
        {noteOf(definition)}{' '}
        {t('facts.asked-after', { document: definition.sourceDocument, section: definition.section })}
      </p>
      {readings.length === 0 ? (
        <EmptyState title={t('facts.history-none')} />
      ) : (
        <DataTable
          caption={t('facts.history')}
          columns={columns}
          sections={[{ key: 'all', rows: readings }]}
          rowKey={({ period, revision }) => `${period}.${revision}`}
        />
      )}
      {corrected && (
        <CorrectFactDialog
          unitId={unit.id}
          definition={definition}
          reading={corrected}
          onClose={() => setCorrected(undefined)}
        />
      )}
    </>
  )
}

function RevisionChip({ superseded, revision }: { superseded: boolean; revision: number }) {
  const { t } = useTranslation()
  if (superseded)
    return (
      <Chip tone="quiet" icon="cross">
        {t('facts.superseded')}
      </Chip>
    )
  return (
    <Chip tone="ok" icon="check">
      {t(revision === 1 ? 'facts.counts' : 'facts.counts-corrected')}
    </Chip>
  )
}
