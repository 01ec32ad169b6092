import type { CalendarView } from '@linli/contract'
import { Card, Chip, type Column, DataTable, ErrorNotice, formatMoment, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { calendarQuery } from './calendar-queries.ts'
import { YearGrid } from './year-grid.tsx'
import './calendar.css'

/** The working-day calendar of a year, and which notices it rests on. */
export function CalendarPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const year = readYear(useLocation().searchStr)
  const query = useQuery({ ...calendarQuery(year), placeholderData: (before) => before })
  return (
    <>
      <PageHeader
        title={t('calendar.title', { year })}
        beside={query.data && <YearState view={query.data} year={year} />}
        actions={
          <>
            <AppLink to={`/calendar?year=${year - 1}`} className="ln-button">
              {year - 1}
            </AppLink>
            <AppLink to={`/calendar?year=${year + 1}`} className="ln-button">
              {year + 1}
            </AppLink>
            {permissions.includes('calendar:import') && (
              <AppLink to="/calendar/import" className="ln-button ln-button--primary">
                {t('calendar.import')}
              </AppLink>
            )}
          </>
        }
      />
      {query.data ? (
        <Year view={query.data} year={year} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={12} />
      )}
    </>
  )
}

function readYear(search: string): number {
  const asked = Number(new URLSearchParams(search).get('year'))
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2199 ? asked : new Date().getFullYear()
}

function YearState({ view, year }: { view: CalendarView; year: number }) {
  const { t } = useTranslation()
  return isPublished(view, year) ? (
    <Chip tone="ok" icon="check">
      {t('calendar.published')}
    </Chip>
  ) : (
    <Chip tone="warn" icon="alert">
      {t('calendar.provisional')}
    </Chip>
  )
}

function isPublished({ years }: CalendarView, year: number): boolean {
  return years.some((each) => each.year === year)
}

function Year({ view, year }: { view: CalendarView; year: number }) {
  const { t } = useTranslation()
  return (
    <div className="ln-stack">
      {isPublished(view, year) ? null : (
        <Notice tone="warn" title={t('calendar.provisional-title')}>
          <p>{t('calendar.provisional-note')}</p>
        </Notice>
      )}
      <p className="ln-hint">{t('calendar.legend')}</p>
      <YearGrid year={year} days={view.days} />
      <Imports view={view} />
    </div>
  )
}

function Imports({ view: { years, imports } }: { view: CalendarView }) {
  const { t } = useTranslation()
  const columns: Column<CalendarView['imports'][number]>[] = [
    { key: 'year', header: t('calendar.year'), cell: ({ year }) => year },
    { key: 'revision', header: t('calendar.revision'), number: true, cell: ({ revision }) => revision },
    { key: 'source', header: t('calendar.source'), cell: ({ source }) => source },
    { key: 'days', header: t('calendar.changed-days'), number: true, cell: ({ changedDays }) => changedDays },
    { key: 'at', header: t('calendar.imported-at'), cell: ({ importedAt }) => formatMoment(importedAt) },
  ]
  return (
    <Card
      title={t('calendar.imports')}
      aside={t('calendar.years', { years: years.map(({ year }) => year).join(', ') })}
    >
      {imports.length === 0 ? (
        <p className="ln-muted">{t('calendar.no-imports')}</p>
      ) : (
        <DataTable
          caption={t('calendar.imports')}
          columns={columns}
          sections={[{ key: 'all', rows: imports }]}
          rowKey={({ year, revision }) => `${year}.${revision}`}
        />
      )}
    </Card>
  )
}
