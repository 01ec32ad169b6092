import type { DutyRow } from '@linli/contract'
import { Chip, type Column, DataTable, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { dutiesQuery, dutyPath } from './duty-queries.ts'
import { useDutyWords } from './use-duty-words.ts'
import './duties.css'

/** Which unit answers for what: the duties that processes address, and who holds each today and next. */
export function DutiesPage() {
  const { t, i18n } = useTranslation()
  const query = useQuery(dutiesQuery)
  return (
    <>
      <PageHeader title={t('duties.title')} />
      <OrganisationTabs current="duties" />
      <p className="ln-muted duties-note">{t('duties.note')}</p>
      {query.data ? (
        <Duties rows={query.data} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </>
  )
}

function Duties({ rows }: { readonly rows: readonly DutyRow[] }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  if (rows.length === 0) return <EmptyState title={t('duties.none')} />
  const columns: readonly Column<DutyRow>[] = [
    {
      key: 'duty',
      header: t('duties.duty'),
      speaksForItself: true,
      cell: ({ duty }) => (
        <AppLink to={dutyPath(duty)} className="ln-link ln-link--strong">
          {words.name(duty)}
        </AppLink>
      ),
    },
    { key: 'holder', header: t('duties.holder'), cell: (row) => <Holder row={row} /> },
    {
      key: 'since',
      header: t('duties.since'),
      className: 'duties-day',
      cell: ({ holder }) => holder?.from ?? '—',
    },
    {
      key: 'uses',
      header: t('duties.uses'),
      cell: ({ uses }) => (uses.length === 0 ? '—' : uses.map(words.use).join(t('list-separator'))),
    },
  ]
  return (
    <DataTable
      caption={t('duties.title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ duty }) => duty}
    />
  )
}

function Holder({ row: { holder, next, uses } }: { readonly row: DutyRow }) {
  const { t } = useTranslation()
  return (
    <div className="duties-holder">
      {holder ? (
        <AppLink to={`/organisation/units/${holder.unitId}`} className="ln-link">
          {holder.unit}
        </AppLink>
      ) : (
        <Chip tone={uses.length > 0 ? 'bad' : 'quiet'} icon={uses.length > 0 ? 'alert' : 'info'}>
          {t('duties.nobody')}
        </Chip>
      )}
      {next && (
        <Chip tone="warn" icon="clock">
          {t('duties.next', { day: next.from, unit: next.unit })}
        </Chip>
      )}
      {holder?.to && !next && (
        <Chip tone="warn" icon="clock">
          {t('duties.ends', { day: holder.to })}
        </Chip>
      )}
    </div>
  )
}
