import { EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { FactOverview } from './fact-overview-page.tsx'
import { FactsDay, useShownDay } from './facts-day.tsx'
import { unitFactsQuery } from './facts-queries.ts'
import { FactsTabs, hasOwnFacts } from './facts-tabs.tsx'
import { UnitFactsForm } from './unit-facts-form.tsx'
import { UnitFactsTable } from './unit-facts-table.tsx'
import './facts.css'

/** 数据一次收集: the facts of one's own unit, to fill in and filled in; an office that has none sees those of its area. */
export function FactsPage() {
  const { t } = useTranslation()
  const { permissions, post } = useSession()
  const unitId = new URLSearchParams(useLocation().searchStr).get('unit') ?? undefined
  if (!permissions.includes('facts:view')) return <NoPermission />
  const own = unitId === undefined
  return (
    <>
      {own && (
        <PageHeader
          title={t('nav.facts')}
          actions={
            permissions.includes('facts:enter') && (
              <AppLink to="/facts/import" className="ln-button facts-import">
                {t('facts.import')}
              </AppLink>
            )
          }
        />
      )}
      {own && <FactsTabs />}
      {!own || (post && hasOwnFacts(post)) ? <UnitFacts unitId={unitId} /> : <FactOverview />}
    </>
  )
}

function UnitFacts({ unitId }: { unitId: string | undefined }) {
  const { t, i18n } = useTranslation()
  const day = useShownDay()
  const past = day.on !== undefined
  const query = useQuery(unitFactsQuery(unitId, day))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  const { unit, rows } = query.data
  const title = unitId !== undefined && (
    <PageHeader
      title={unit.name}
      trail={
        <AppLink to="/facts/overview" className="ln-link">
          {t('nav.facts')}
        </AppLink>
      }
    />
  )
  if (rows.length === 0) {
    return (
      <>
        {title}
        <FactsDay />
        <EmptyState title={t('facts.none')}>{t('facts.none-note')}</EmptyState>
      </>
    )
  }
  const open = past ? [] : rows.filter(({ mayEnter, due }) => mayEnter && due.state !== 'filled')
  const known = rows.filter((row) => !open.includes(row))
  return (
    <>
      {title}
      <FactsDay />
      {past && <p className="ln-muted facts-note">{t('facts.on-day-note', { day: day.on })}</p>}
      <div className="ln-stack">
        {open.length > 0 && <UnitFactsForm unitId={unit.id} rows={open} />}
        <UnitFactsTable unitId={unit.id} rows={known} past={past} />
      </div>
    </>
  )
}
