import type { BurdenAsk, BurdenReport, BurdenUnit } from '@linli/contract'
import {
  Bar,
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorNotice,
  Figures,
  LoadMore,
  PageHeader,
  Skeleton,
} from '@linli/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { AskedFields } from './asked-fields.tsx'
import { burdenQuery } from './facts-queries.ts'
import { FactsTabs } from './facts-tabs.tsx'
import { hoursOf } from './hours-of.ts'
import { saveFile } from './save-file.ts'
import './facts.css'

/** 减负: what communities are asked for in a year, by whom, how often, and how much of it is filled in for them. */
export function BurdenPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const unitId = new URLSearchParams(useLocation().searchStr).get('unit') ?? undefined
  const query = useQuery({ ...burdenQuery(unitId), enabled: permissions.includes('facts:burden') })
  if (!permissions.includes('facts:burden')) return <NoPermission />
  const unit = unitId && query.data?.units.find((one) => one.unitId === unitId)
  return (
    <>
      <PageHeader
        title={unit ? t('burden.title-of', { unit: unit.name }) : t('nav.facts')}
        trail={
          unit && (
            <AppLink to="/facts/burden" className="ln-link">
              {t('facts.tab.burden')}
            </AppLink>
          )
        }
        actions={query.data && query.data.units.length > 0 && <ExportButton unitId={unitId} />}
      />
      {!unit && <FactsTabs />}
      {query.data ? (
        <Report report={query.data} opened={unitId !== undefined} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

/** What is in sight, as a file that can be calculated with. */
function ExportButton({ unitId }: { unitId: string | undefined }) {
  const { t, i18n } = useTranslation()
  const save = useMutation({
    mutationFn: async () => saveFile(await coreClient.facts.burdenFile.query({ unitId })),
  })
  return (
    <>
      <button type="button" className="ln-button" disabled={save.isPending} onClick={() => save.mutate()}>
        {t(save.isPending ? 'burden.exporting' : 'burden.export')}
      </button>
      {save.error && <ErrorNotice error={describeError(save.error, i18n)} />}
    </>
  )
}

function Report({ report, opened }: { report: BurdenReport; opened: boolean }) {
  const { t } = useTranslation()
  const { asks, units, askers, from, to, minutesPerField } = report
  if (units.length === 0) return <EmptyState title={t('burden.none')} />
  const minutes = units.reduce((sum, unit) => sum + unit.minutes, 0)
  const fields = units.reduce((sum, unit) => sum + unit.fields, 0)
  const prefilled = units.reduce((sum, unit) => sum + unit.prefilled, 0)
  return (
    <div className="ln-stack">
      <p className="ln-muted">{t('burden.note', { from, to, minutes: minutesPerField })}</p>
      <Figures
        figures={[
          { label: t('burden.asks'), value: asks.length },
          { label: t('burden.fields-year'), value: (fields - prefilled).toLocaleString('en') },
          { label: t('burden.prefilled-year'), value: prefilled.toLocaleString('en') },
          {
            label: t(units.length === 1 ? 'burden.hours' : 'burden.hours-each'),
            value: hoursOf(minutes / units.length),
          },
        ]}
      />
      <Asks asks={asks} units={units.length} />
      <Card title={t('burden.by-asker')}>
        <DataTable
          narrow
          caption={t('burden.by-asker')}
          columns={[
            { key: 'asker', header: t('burden.asked-by'), cell: ({ askedBy }) => t(`burden.asker.${askedBy}`) },
            { key: 'times', header: t('burden.times'), number: true, cell: ({ times }) => times.toLocaleString('en') },
            { key: 'hours', header: t('burden.hours'), number: true, cell: (row) => hoursOf(row.minutes) },
          ]}
          sections={[{ key: 'all', rows: askers }]}
          rowKey={({ askedBy }) => askedBy}
        />
      </Card>
      <Months months={report.months} />
      {!opened && units.length > 1 && <Units units={units} />}
    </div>
  )
}

function Asks({ asks, units }: { asks: readonly BurdenAsk[]; units: number }) {
  const { t } = useTranslation()
  const columns: readonly Column<BurdenAsk>[] = [
    { key: 'what', header: t('burden.form'), speaksForItself: true, cell: (ask) => <AskedFields ask={ask} /> },
    { key: 'by', header: t('burden.asked-by'), cell: ({ askedBy }) => t(`burden.asker.${askedBy}`) },
    { key: 'how-often', header: t('facts.frequency'), cell: ({ frequency }) => t(`burden.frequency.${frequency}`) },
    { key: 'fields', header: t('burden.fields'), number: true, cell: ({ fields }) => fields },
    { key: 'prefilled', header: t('burden.prefilled'), number: true, cell: ({ prefilled }) => prefilled },
    {
      key: 'times',
      header: t(units > 1 ? 'burden.times-all' : 'burden.times'),
      number: true,
      cell: ({ times }) => times.toLocaleString('en'),
    },
    { key: 'hours', header: t('burden.hours'), number: true, cell: ({ minutes }) => hoursOf(minutes) },
  ]
  return (
    <DataTable
      caption={t('burden.asks')}
      columns={columns}
      sections={[{ key: 'all', rows: asks }]}
      rowKey={({ id }) => id}
    />
  )
}

function Months({ months }: Pick<BurdenReport, 'months'>) {
  const { t } = useTranslation()
  const most = Math.max(...months.map(({ minutes }) => minutes), 1)
  return (
    <Card title={t('burden.by-month')}>
      <DataTable
        narrow
        caption={t('burden.by-month')}
        columns={[
          { key: 'month', header: t('burden.month'), cell: ({ month }) => month },
          { key: 'times', header: t('burden.times'), number: true, cell: ({ times }) => times.toLocaleString('en') },
          {
            key: 'hours',
            header: t('burden.hours'),
            number: true,
            cell: ({ minutes }) => (
              <span className="facts-share">
                {hoursOf(minutes)}
                <Bar value={minutes} most={most} />
              </span>
            ),
          },
        ]}
        sections={[{ key: 'all', rows: months }]}
        rowKey={({ month }) => month}
      />
    </Card>
  )
}

const UNITS_AT_ONCE = 20

function Units({ units }: { units: readonly BurdenUnit[] }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(UNITS_AT_ONCE)
  const rows = units.slice(0, shown)
  const columns: readonly Column<BurdenUnit>[] = [
    {
      key: 'unit',
      header: t('unit-kind.community'),
      speaksForItself: true,
      cell: ({ unitId, name }) => (
        <AppLink to={`/facts/burden?unit=${unitId}`} className="ln-link">
          {name}
        </AppLink>
      ),
    },
    { key: 'times', header: t('burden.times'), number: true, cell: ({ times }) => times },
    { key: 'fields', header: t('burden.fields-asked'), number: true, cell: (unit) => unit.fields - unit.prefilled },
    { key: 'prefilled', header: t('burden.prefilled'), number: true, cell: ({ prefilled }) => prefilled },
    { key: 'hours', header: t('burden.hours'), number: true, cell: ({ minutes }) => hoursOf(minutes) },
  ]
  return (
    <Card title={t('burden.by-unit')} aside={t('burden.no-ranking')}>
      <DataTable
        caption={t('burden.by-unit')}
        columns={columns}
        sections={[{ key: 'all', rows }]}
        rowKey={({ unitId }) => unitId}
      />
      <LoadMore
        shown={rows.length}
        hasMore={rows.length < units.length}
        loading={false}
        onMore={() => setShown(shown + UNITS_AT_ONCE)}
      />
    </Card>
  )
}
