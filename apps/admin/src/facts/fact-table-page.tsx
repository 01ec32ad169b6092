import type { FactTable, FactTotal } from '@linli/contract'
import { type Column, DataTable, ErrorNotice, Figures, formatMoment, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { FactsDay, useShownDay } from './facts-day.tsx'
import { factTableQuery } from './facts-queries.ts'
import { historyPath } from './unit-facts-table.tsx'
import { useFactWords } from './use-fact-words.ts'
import './facts.css'

type TableRow = FactTable['rows'][number]

/** One fact over all units that have it, by street, with what it adds up to and who has not entered it. */
export function FactTablePage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const search = new URLSearchParams(useLocation().searchStr)
  const key = search.get('fact') ?? ''
  const query = useQuery(factTableQuery(key, search.get('period') ?? undefined, useShownDay()))
  if (!permissions.includes('facts:view')) return <NoPermission />
  if (query.error && !query.data)
    return (
      <>
        <PageHeader title={t('nav.facts')} />
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      </>
    )
  if (!query.data) return <Skeleton rows={12} />
  return <Table table={query.data} />
}

function Table({ table }: { table: FactTable }) {
  const { t, nameOf, noteOf, fullValueOf } = useFactWords()
  const { definition, district } = table
  const figure = ({ entered, expected }: FactTotal) => t('facts.of', { entered, expected })
  return (
    <>
      <PageHeader
        title={nameOf(definition)}
        trail={
          <AppLink to="/facts/overview" className="ln-link">
            {t('nav.facts')}
          </AppLink>
        }
        actions={<PeriodPicker table={table} />}
      />
      <p className="ln-muted facts-note">
        {noteOf(definition)}{' '}
        {t('facts.asked-after', { document: definition.sourceDocument, section: definition.section })}
      </p>
      <FactsDay />
      <Figures
        figures={[
          ...(district.total === undefined
            ? []
            : [{ label: t('facts.district-total'), value: fullValueOf(definition, district.total) }]),
          { label: t('facts.entered'), value: figure(district) },
          { label: t('facts.not-entered'), value: district.expected - district.entered },
        ]}
      />
      <Rows table={table} />
    </>
  )
}

function Rows({ table: { definition, rows, streets } }: { table: FactTable }) {
  const { t, fullValueOf, periodOf } = useFactWords()
  const columns: readonly Column<TableRow>[] = [
    {
      key: 'unit',
      header: t('facts.unit'),
      speaksForItself: true,
      cell: ({ unitId, name }) => (
        <AppLink to={historyPath(unitId, definition.key)} className="ln-link">
          {name}
        </AppLink>
      ),
    },
    {
      key: 'value',
      header: t('facts.value'),
      number: true,
      cell: ({ value }) =>
        value === undefined ? (
          <span className="ln-hint">{t('facts.not-entered')}</span>
        ) : (
          fullValueOf(definition, value)
        ),
    },
    { key: 'period', header: t('facts.period'), cell: ({ period }) => period && periodOf(period) },
    { key: 'at', header: t('facts.entered-at'), cell: ({ enteredAt }) => enteredAt && formatMoment(enteredAt) },
  ]
  const ofStreet = Map.groupBy(rows, ({ streetId }) => streetId)
  const sections = streets.flatMap((street) => {
    const own = ofStreet.get(street.id) ?? []
    if (own.length === 0) return []
    const counted = t('facts.of', { entered: street.entered, expected: street.expected })
    const sum =
      street.total === undefined
        ? ''
        : ` · ${t('facts.street-total', { total: fullValueOf(definition, street.total) })}`
    return { key: street.id, title: `${street.name} · ${t('facts.entered')} ${counted}${sum}`, rows: own }
  })
  const direct = rows.filter(({ streetId }) => !streets.some(({ id }) => id === streetId))
  return (
    <DataTable
      caption={t('facts.value')}
      columns={columns}
      sections={[...sections, ...(direct.length > 0 ? [{ key: 'direct', rows: direct }] : [])]}
      rowKey={({ unitId }) => unitId}
    />
  )
}

function PeriodPicker({ table: { period, periods } }: { table: FactTable }) {
  const { t, periodOf } = useFactWords()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  if (period === undefined) return null
  const choose = (chosen: string) => {
    const next = new URLSearchParams(searchStr)
    next.set('period', chosen)
    history.push(`${pathname}?${next}`)
  }
  return (
    <label className="ln-row">
      <span className="ln-muted">{t('facts.period')}</span>
      <select className="ln-input facts-period" value={period} onChange={(event) => choose(event.target.value)}>
        {[...new Set([period, ...periods])].map((one) => (
          <option key={one} value={one}>
            {periodOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
