import type { TransferRow } from '@linli/contract'
import { type Column, DataTable, EmptyState, ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { transfersQuery } from './transfer-queries.ts'
import { TransferStateChip } from './transfer-state-chip.tsx'
import './transfers.css'

/** Streets and communities that go from one district to another: a city's of all its districts, a district's own. */
export function TransfersPage() {
  const { t } = useTranslation()
  const me = useSession()
  if (!me.permissions.includes('tenancy:transfer')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('transfers.title')}
        actions={
          isInCity(me) && (
            <AppLink to="/organisation/transfers/new" className="ln-button ln-button--primary">
              {t('transfers.propose')}
            </AppLink>
          )
        }
      />
      <OrganisationTabs current="transfers" />
      <Transfers />
    </>
  )
}

function Transfers() {
  const { t, i18n } = useTranslation()
  const inCity = isInCity(useSession())
  const query = useInfiniteQuery(transfersQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) {
    return (
      <EmptyState title={t('transfers.none')}>
        {t(inCity ? 'transfers.none-in-city' : 'transfers.none-in-district')}
      </EmptyState>
    )
  }
  return (
    <>
      <TransfersTable rows={rows} />
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  )
}

function TransfersTable({ rows }: { readonly rows: readonly TransferRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<TransferRow>[] = [
    {
      key: 'place',
      header: t('transfers.column.place'),
      speaksForItself: true,
      cell: ({ id, place }) => (
        <AppLink to={`/organisation/transfers/${id}`} className="ln-link ln-link--strong">
          {place}
        </AppLink>
      ),
    },
    {
      key: 'way',
      header: t('transfers.column.way'),
      cell: ({ source, destination }) => t('transfers.way', { source, destination }),
    },
    { key: 'day', header: t('transfers.column.day'), className: 'transfers-day', cell: ({ day }) => day },
    { key: 'state', header: t('transfers.column.state'), cell: (row) => <TransferStateChip {...row} /> },
    { key: 'paper', header: t('transfers.column.document'), cell: ({ documentNumber }) => documentNumber },
  ]
  return (
    <DataTable
      caption={t('transfers.title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ id }) => id}
    />
  )
}
