import type { PlaceMapEdge, UnitRow } from '@linli/contract'
import { Card, type Column, DataTable, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ChangeMap } from './change-map.tsx'
import { nameOf } from './draw-change-map.ts'
import { OrganisationTabs } from './organisation-tabs.tsx'
import { changeMapQuery } from './place-queries.ts'
import './places.css'

interface MapFilter {
  readonly streetId?: string
  readonly year?: number
}

/** Who became whom over time, drawn and as a table; by street and year. */
export function ChangeMapPage() {
  const { t, i18n } = useTranslation()
  const [filter, setFilter] = useFilterInAddress()
  const units = useQuery(unitsQuery)
  const query = useQuery(changeMapQuery(filter))
  return (
    <>
      <PageHeader title={t('places.map.title')} />
      <OrganisationTabs current="map" />
      <Filter filter={filter} units={units.data ?? []} onChange={setFilter} />
      {query.data ? (
        <Drawn edges={query.data} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </>
  )
}

interface FilterProps {
  readonly filter: MapFilter
  readonly units: readonly UnitRow[]
  readonly onChange: (filter: { readonly street?: string; readonly year?: string }) => void
}

function Filter({ filter, units, onChange }: FilterProps) {
  const { t } = useTranslation()
  const { streetId: street = '', year } = filter
  const now = new Date().getFullYear()
  const years = Array.from({ length: 12 }, (_, index) => now + 1 - index)
  const streets = units.filter(({ kind }) => kind === 'street')
  return (
    <div className="ln-toolbar places-filter">
      {streets.length > 0 && (
        <select
          className="ln-input"
          aria-label={t('unit-kind.street')}
          value={street}
          onChange={({ target }) => onChange({ street: target.value, year: String(year ?? '') })}
        >
          <option value="">{t('places.map.all-streets')}</option>
          {streets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <select
        className="ln-input"
        aria-label={t('places.map.year')}
        value={year ?? ''}
        onChange={({ target }) => onChange({ street, year: target.value })}
      >
        <option value="">{t('places.map.all-years')}</option>
        {years.map((option) => (
          <option key={option} value={option}>
            {t('places.map.of-year', { year: option })}
          </option>
        ))}
      </select>
    </div>
  )
}

function Drawn({ edges }: { readonly edges: readonly PlaceMapEdge[] }) {
  const { t } = useTranslation()
  if (edges.length === 0) return <EmptyState title={t('places.map.none')}>{t('places.map.none-note')}</EmptyState>
  return (
    <div className="ln-stack">
      <Card title={t('places.map.drawing')} aside={t('places.map.reading')}>
        <ChangeMap edges={edges} />
      </Card>
      <Card title={t('places.map.table')}>
        <EdgeTable edges={edges} />
      </Card>
    </div>
  )
}

function EdgeTable({ edges }: { readonly edges: readonly PlaceMapEdge[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<PlaceMapEdge>[] = [
    { key: 'day', header: t('places.column.day'), className: 'places-day', cell: ({ day }) => day },
    {
      key: 'kind',
      header: t('places.column.kind'),
      cell: ({ eventId, kind }) => (
        <AppLink to={`/organisation/changes/${eventId}`} className="ln-link">
          {t(`places.kind.${kind}`)}
        </AppLink>
      ),
    },
    { key: 'from', header: t('places.before'), cell: ({ from }) => nameOf(from) },
    { key: 'to', header: t('places.after'), cell: ({ to }) => nameOf(to) },
    { key: 'paper', header: t('places.column.document-number'), cell: ({ documentNumber }) => documentNumber ?? '—' },
  ]
  return (
    <DataTable
      caption={t('places.map.table')}
      columns={columns}
      sections={[{ key: 'all', rows: edges }]}
      rowKey={({ eventId, from, to }) => `${eventId} ${from.id} ${to.id}`}
    />
  )
}

function useFilterInAddress(): [MapFilter, FilterProps['onChange']] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const given = new URLSearchParams(searchStr)
  const street = given.get('street') ?? ''
  const year = Number(given.get('year') ?? '')
  const known = Number.isInteger(year) && year >= 1949 && year <= 2199
  const setFilter: FilterProps['onChange'] = (filter) => {
    const entries = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    )
    const query = new URLSearchParams(entries).toString()
    history.replace(query ? `${pathname}?${query}` : pathname)
  }
  return [{ ...(street && { streetId: street }), ...(known && { year }) }, setFilter]
}
