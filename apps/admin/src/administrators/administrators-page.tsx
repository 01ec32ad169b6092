import type { Administrators, AppointmentRow } from '@linli/contract'
import { Card, Chip, type Column, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { administratorRoles } from '../people/administrator-roles.ts'
import { AppointmentTable, personColumn } from '../people/appointment-table.tsx'
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
  const columns: readonly Column<AppointmentRow>[] = [
    personColumn(t('administrators.holder')),
    { key: 'title', header: t('people.title'), cell: ({ unit, title }) => `${unit} ${title}` },
  ]
  const end = (one: AppointmentRow) => (
    <button type="button" className="ln-button" onClick={() => onEnd?.(one)}>
      {t('administrators.propose-end')}
      <span className="ln-visually-hidden">{one.person}</span>
    </button>
  )
  return (
    <AppointmentTable
      caption={t('nav.administrators')}
      columns={columns}
      appointments={holders}
      acts={onEnd ? end : undefined}
    />
  )
}
