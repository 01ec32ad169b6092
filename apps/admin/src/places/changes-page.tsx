import { type PlaceEventRow, placeEventKinds, placeEventStates } from '@linli/contract'
import { type Column, DataTable, EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ChangeState } from './change-state.tsx'
import { OrganisationTabs } from './organisation-tabs.tsx'
import { type ChangeFilter, changesQuery } from './place-queries.ts'
import './places.css'

/** Every change of places and organisations: planned, in effect, cancelled. */
export function ChangesPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const [filter, setFilter] = useFilterInAddress()
  return (
    <>
      <PageHeader
        title={t('places.title')}
        actions={
          permissions.includes('organisation:change') && (
            <AppLink to="/organisation/changes/new" className="ln-button ln-button--primary">
              {t('places.record')}
            </AppLink>
          )
        }
      />
      <OrganisationTabs current="changes" />
      <div className="ln-toolbar places-filter">
        <Select
          label={t('places.filter.state')}
          all={t('places.filter.all-states')}
          options={placeEventStates.map((state) => ({ value: state, label: t(`places.state.${state}`) }))}
          value={filter.state ?? ''}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <Select
          label={t('places.filter.kind')}
          all={t('places.filter.all-kinds')}
          options={placeEventKinds.map((kind) => ({ value: kind, label: t(`places.kind.${kind}`) }))}
          value={filter.kind ?? ''}
          onChange={(kind) => setFilter({ ...filter, kind })}
        />
      </div>
      <Changes filter={filter} />
    </>
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly all: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: Value | undefined) => void
}

function Select<Value extends string>({ label, all, options, value, onChange }: SelectProps<Value>) {
  const choose = (chosen: string) => onChange(options.find((option) => option.value === chosen)?.value)
  return (
    <select className="ln-input" aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function Changes({ filter }: { readonly filter: ChangeFilter }) {
  const { t, i18n } = useTranslation()
  const query = useInfiniteQuery(changesQuery(filter))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    const filtered = filter.kind !== undefined || filter.state !== undefined
    return <EmptyState title={t(filtered ? 'places.no-match' : 'places.none')}>{t('places.none-note')}</EmptyState>
  }
  return (
    <>
      <ChangesTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}

export function ChangesTable({ rows }: { readonly rows: readonly PlaceEventRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<PlaceEventRow>[] = [
    {
      key: 'subject',
      header: t('places.column.subject'),
      speaksForItself: true,
      cell: ({ id, kind, subject }) => (
        <AppLink to={`/organisation/changes/${id}`} className="ln-link ln-link--strong">
          {t(`places.kind.${kind}`)} {subject}
        </AppLink>
      ),
    },
    { key: 'day', header: t('places.column.day'), className: 'places-day', cell: ({ day }) => day },
    {
      key: 'state',
      header: t('places.column.state'),
      cell: ({ state, problem }) => <ChangeState state={state} problem={problem} />,
    },
    { key: 'paper', header: t('places.column.document-number'), cell: ({ documentNumber }) => documentNumber ?? '—' },
    { key: 'by', header: t('places.column.recorded-by'), cell: ({ recordedBy }) => recordedBy },
  ]
  return (
    <DataTable
      caption={t('places.title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ id }) => id}
    />
  )
}

function useFilterInAddress(): [
  ChangeFilter,
  (filter: { state?: string | undefined; kind?: string | undefined }) => void,
] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const given = new URLSearchParams(searchStr)
  const state = placeEventStates.find((known) => known === given.get('state'))
  const kind = placeEventKinds.find((known) => known === given.get('kind'))
  const setFilter = (filter: { state?: string | undefined; kind?: string | undefined }) => {
    const entries = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    )
    const query = new URLSearchParams(entries).toString()
    history.replace(query ? `${pathname}?${query}` : pathname)
  }
  return [{ ...(state && { state }), ...(kind && { kind }) }, setFilter]
}
