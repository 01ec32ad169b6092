import type { DistrictLockRow } from '@linli/contract'
import { Card, type Column, DataTable, ErrorNotice, formatMoment, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { districtLocksQuery } from './security-queries.ts'

/** In a city: a district's only security administrator has nobody else to turn to. */
export function DistrictLocks() {
  const { t } = useTranslation()
  return (
    <Card title={t('security.district-locks')}>
      <p className="ln-hint">{t('security.district-locks-note')}</p>
      <Locks />
    </Card>
  )
}

function Locks() {
  const { t, i18n } = useTranslation()
  const query = useQuery(districtLocksQuery)
  const [asked, setAsked] = useState<DistrictLockRow>()
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={1} />
  if (query.data.length === 0) return <p>{t('security.district-locks-none')}</p>
  const columns: readonly Column<DistrictLockRow>[] = [
    { key: 'district', header: t('security.district'), speaksForItself: true, cell: (row) => <b>{row.district}</b> },
    { key: 'name', header: t('security.name'), cell: (row) => row.name },
    { key: 'account', header: t('security.account'), cell: (row) => <span className="ln-code">{row.account}</span> },
    {
      key: 'until',
      header: t('security.state'),
      cell: (row) => t('security.locked-until', { at: formatMoment(row.lockedUntil) }),
    },
    {
      key: 'act',
      header: '',
      cell: (row) => (
        <button type="button" className="ln-button" onClick={() => setAsked(row)}>
          {t('security.unlock')}
        </button>
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption={t('security.district-locks')}
        columns={columns}
        sections={[{ key: 'all', rows: query.data }]}
        rowKey={(row) => row.accountId}
      />
      {asked && (
        <ReasonDialog
          title={t('security.unlock')}
          text={t('security.unlock-text', { name: asked.name, account: asked.account })}
          act={(reason) =>
            coreClient.security.unlockInDistrict.mutate({
              tenantId: asked.tenantId,
              accountId: asked.accountId,
              reason,
            })
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
