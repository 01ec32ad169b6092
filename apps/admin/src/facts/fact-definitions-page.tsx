import type { FactDefinition } from '@linli/contract'
import { Chip, type Column, DataTable, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { factDefinitionsQuery } from './facts-queries.ts'
import { FactsTabs } from './facts-tabs.tsx'
import { useFactWords } from './use-fact-words.ts'
import './facts.css'

/** What is collected: the city's facts hold in its districts, and a district may add its own. */
export function FactDefinitionsPage() {
  const { t } = useTranslation()
  const me = useSession()
  if (!me.permissions.includes('facts:define')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t(isInCity(me) ? 'facts.definitions' : 'nav.facts')}
        actions={
          <AppLink to="/facts/definitions/new" className="ln-button ln-button--primary">
            {t('facts.define')}
          </AppLink>
        }
      />
      <FactsTabs />
      <Definitions inCity={isInCity(me)} />
    </>
  )
}

function Definitions({ inCity }: { inCity: boolean }) {
  const { i18n } = useTranslation()
  const { t, nameOf, measureOf } = useFactWords()
  const query = useQuery(factDefinitionsQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  if (query.data.length === 0) return <EmptyState title={t('facts.definitions-none')} />
  const columns: readonly Column<FactDefinition>[] = [
    {
      key: 'name',
      header: t('facts.fact'),
      speaksForItself: true,
      cell: (one) => (
        <>
          <b>{nameOf(one)}</b> {measureOf(one) && <span className="ln-hint">{measureOf(one)}</span>}
          <div className="ln-hint">{one.aliases.slice(0, 4).join(t('list-separator'))}</div>
        </>
      ),
    },
    {
      key: 'owner',
      header: t('facts.owner'),
      cell: (one) => (one.owner === 'department' ? one.department : t(`facts.owner.${one.owner}`)),
    },
    { key: 'frequency', header: t('facts.frequency'), cell: (one) => t(`facts.frequency.${one.frequency}`) },
    { key: 'sensitivity', header: t('facts.sensitivity'), cell: (one) => t(`facts.sensitivity.${one.sensitivity}`) },
    {
      key: 'source',
      header: t('facts.rule-source'),
      cell: (one) => `${one.sourceDocument} ${one.section}`.trim(),
    },
    {
      key: 'level',
      header: t('facts.level'),
      speaksForItself: true,
      cell: (one) =>
        one.level === 'city' || inCity ? (
          <Chip tone="info" icon="flag">
            {t('facts.level.city')}
          </Chip>
        ) : (
          <Chip tone="quiet" icon="dot">
            {t('facts.level.tenant')}
          </Chip>
        ),
    },
    {
      key: 'acts',
      header: '',
      cell: (one) =>
        one.level === 'tenant' && (
          <AppLink to={`/facts/definitions/new?${new URLSearchParams({ fact: one.key })}`} className="ln-button">
            {t('facts.change')}
          </AppLink>
        ),
    },
  ]
  const kinds = Map.groupBy(query.data, ({ subjectKinds }) => subjectKinds[0] ?? 'community')
  return (
    <>
      <p className="ln-muted facts-note">{t(inCity ? 'facts.definitions-note-city' : 'facts.definitions-note')}</p>
      <DataTable
        caption={t('facts.tab.definitions')}
        columns={columns}
        sections={[...kinds].map(([kind, rows]) => ({ key: kind, title: t(`unit-kind.${kind}`), rows }))}
        rowKey={({ key }) => key}
      />
    </>
  )
}
