import type { Administrators, AppointmentRow } from '@linli/contract'
import { Card, Chip, type Column, DataTable, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { administratorRoles } from '../people/administrator-roles.ts'
import { AppointmentChip } from '../people/appointment-chip.tsx'
import { describePeriod, readToday } from '../people/describe-period.ts'
import { PEOPLE_KEY } from '../people/people-queries.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { EndDialog } from './end-dialog.tsx'
import { Proposals } from './proposals.tsx'

const administratorsQuery = queryOptions({
  queryKey: [...PEOPLE_KEY, 'administrators'],
  queryFn: ({ signal }) => coreClient.administrators.list.query(undefined, { signal }),
})

/** Who administers, since when, and what one of two has proposed about it. */
export function AdministratorsPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const query = useQuery({ ...administratorsQuery, enabled: permissions.includes('people:view') })
  if (!permissions.includes('people:view')) return <NoPermission />
  const mayPropose = permissions.includes('administrators:appoint')
  return (
    <>
      <PageHeader
        title={t('nav.administrators')}
        actions={
          mayPropose && (
            <AppLink to="/administrators/propose" className="ln-button ln-button--primary">
              {t('administrators.propose')}
            </AppLink>
          )
        }
      />
      <div className="ln-stack">
        <p className="ln-muted">{t('administrators.note')}</p>
        {query.error && !query.data && (
          <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
        )}
        {query.data ? <Duties administrators={query.data} mayPropose={mayPropose} /> : <Skeleton rows={8} />}
      </div>
    </>
  )
}

function Duties({ administrators, mayPropose }: { administrators: Administrators; mayPropose: boolean }) {
  const { t } = useTranslation()
  const [ending, setEnding] = useState<AppointmentRow>()
  return (
    <>
      <Proposals proposals={administrators.proposals} />
      {administratorRoles.map((role) => {
        const holders = administrators.holders.filter((one) => one.role === role)
        return (
          <Card key={role} title={t(`role.${role}`)} aside={t(`districts.duty.${role}`)}>
            {holders.length === 0 ? (
              <Chip tone="warn" icon="alert">
                {t('administrators.nobody')}
              </Chip>
            ) : (
              <Holders holders={holders} {...(mayPropose && { onEnd: setEnding })} />
            )}
          </Card>
        )
      })}
      {ending && <EndDialog appointment={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

interface HoldersProps {
  readonly holders: readonly AppointmentRow[]
  readonly onEnd?: (appointment: AppointmentRow) => void
}

function Holders({ holders, onEnd }: HoldersProps) {
  const { t } = useTranslation()
  const today = readToday()
  const columns: readonly Column<AppointmentRow>[] = [
    {
      key: 'person',
      header: t('administrators.holder'),
      speaksForItself: true,
      cell: ({ personId, person }) => (
        <AppLink to={`/people/${personId}`} className="ln-link">
          <b>{person}</b>
        </AppLink>
      ),
    },
    { key: 'title', header: t('people.title'), cell: ({ unit, title }) => `${unit} ${title}` },
    { key: 'since', header: t('administrators.since'), cell: (one) => describePeriod(t, one, today) },
    {
      key: 'state',
      header: t('people.state'),
      speaksForItself: true,
      cell: (one) => <AppointmentChip appointment={one} />,
    },
  ]
  const acts: Column<AppointmentRow> = {
    key: 'acts',
    header: '',
    cell: (one) => (
      <button type="button" className="ln-button" onClick={() => onEnd?.(one)}>
        {t('administrators.propose-end')}
        <span className="ln-visually-hidden">{one.person}</span>
      </button>
    ),
  }
  return (
    <DataTable
      caption={t('nav.administrators')}
      columns={onEnd ? [...columns, acts] : columns}
      sections={[{ key: 'all', rows: holders }]}
      rowKey={({ id }) => id}
    />
  )
}
