import { EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { districtsQuery, mayManageDistricts } from './districts-query.ts'
import { DistrictsTable } from './districts-table.tsx'

/** The city's districts, and whether each has somebody who administers it. */
export function DistrictsPage() {
  const { t } = useTranslation()
  if (!mayManageDistricts(useSession())) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.districts')} />
      <div className="ln-stack">
        <p className="ln-muted">{t('districts.note')}</p>
        <Districts />
      </div>
    </>
  )
}

function Districts() {
  const { t, i18n } = useTranslation()
  const query = useQuery(districtsQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  if (query.data.length === 0) return <EmptyState title={t('districts.none')} />
  return <DistrictsTable districts={query.data} />
}
