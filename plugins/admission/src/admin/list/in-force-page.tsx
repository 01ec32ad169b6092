import { useAdminHost, useMe, usePermission } from '@linli/sdk/admin'
import { type Column, DataTable, EmptyState, Notice, PageHeader } from '@linli/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { InForceItem } from '../../contract/item-view.ts'
import { describeFunding } from '../funding-text.ts'
import { PagedRows } from '../paged-rows.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'

/** The list itself: what communities do for departments, on what ground and with what money. */
export function InForcePage() {
  const { t } = useWords()
  const { Link } = useAdminHost()
  const { post } = useMe()
  const mayReport = usePermission('admission:report')
  return (
    <div className="ln-stack">
      <PageHeader title={t('page.list.title')} beside={<span className="ln-muted">{post.unit.name}</span>} />
      {mayReport && (
        <Notice tone="info" title={t('page.list.rule')}>
          <p>
            <Link to="/admission/reports/new" className="ln-link">
              {t('page.list.report')}
            </Link>
          </p>
        </Notice>
      )}
      <InForceRows />
    </div>
  )
}

function InForceRows() {
  const { t } = useWords()
  const columns = useColumns()
  const client = useAdmissionClient()
  const query = useInfiniteQuery({
    queryKey: ['admission', 'in-force'],
    queryFn: ({ pageParam, signal }) =>
      client.list.inForce.query({ limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  return (
    <PagedRows query={query} empty={<EmptyState title={t('page.list.none')}>{t('page.list.none-note')}</EmptyState>}>
      {(rows) => (
        <DataTable
          caption={t('page.list.title')}
          columns={columns}
          sections={[{ key: 'all', rows }]}
          rowKey={(item) => item.id}
        />
      )}
    </PagedRows>
  )
}

function useColumns(): readonly Column<InForceItem>[] {
  const { t } = useWords()
  return [
    {
      key: 'name',
      header: t('page.item.name'),
      speaksForItself: true,
      cell: (item) => (
        <>
          <b>{item.name}</b>
          <div className="ln-hint">
            {t(`kind.${item.kind}`)} · {t(`category.${item.category}`)}
          </div>
        </>
      ),
    },
    {
      key: 'department',
      header: t('page.list.department'),
      cell: (item) => (
        <>
          {item.department.name}
          <div className="ln-hint">{item.contact}</div>
        </>
      ),
    },
    {
      key: 'ground',
      header: t('page.list.ground'),
      cell: (item) => (
        <>
          {item.legalBasis ?? t('page.list.by-agreement')}
          {item.conditions && <div className="ln-hint">{item.conditions}</div>}
        </>
      ),
    },
    {
      key: 'funding',
      header: t('check.funding'),
      cell: (item) => item.funding && describeFunding(t, item.funding),
    },
    {
      key: 'term',
      header: t('page.item.term'),
      cell: ({ startsOn, endsOn }) =>
        endsOn ? t('page.item.from-to', { startsOn, endsOn }) : t('page.item.from', { startsOn }),
    },
  ]
}
