import { ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { unitHistoryQuery } from './place-queries.ts'
import { UnitHistorySection } from './unit-history.tsx'

/** One unit, with its history; one that has ended is found here as well. */
export function UnitPage() {
  const { unitId } = useParams({ from: '/shell/organisation/units/$unitId' })
  const { t, i18n } = useTranslation()
  const query = useQuery(unitHistoryQuery(unitId))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  return (
    <>
      <PageHeader
        title={query.data.periods.at(-1)?.name ?? ''}
        trail={
          <AppLink to="/organisation" className="ln-link">
            {t('nav.organisation')}
          </AppLink>
        }
      />
      <UnitHistorySection unitId={unitId} />
    </>
  )
}
