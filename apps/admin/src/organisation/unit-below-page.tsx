import { unitKinds } from '@linli/contract/register'
import { ErrorNotice, LoadMore, PageHeader, Skeleton } from '@linli/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { registerQuery, unitPath, unitQuery } from './register-queries.ts'
import { UnitTable } from './unit-table.tsx'
import { useAddress } from './use-address.ts'

/** The units of one kind directly below another. */
export function UnitBelowPage() {
  const { t, i18n } = useTranslation()
  const { unitId } = useParams({ from: '/shell/organisation/units/$unitId/below' })
  const [address] = useAddress()
  const kind = unitKinds.find((one) => one === address.get('kind'))
  const unit = useQuery(unitQuery(unitId)).data
  const query = useInfiniteQuery(registerQuery({ parentId: unitId, ...(kind && { kind }) }))
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHeader
        title={kind ? t(`unit-kind.${kind}`) : t('unit.below')}
        trail={
          <AppLink to={unitPath(unitId)} className="ln-link">
            {unit?.name ?? t('nav.organisation')}
          </AppLink>
        }
      />
      {query.error && <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />}
      {query.isPending && <Skeleton rows={8} />}
      {query.data && (
        <>
          <UnitTable rows={rows} />
          <LoadMore
            shown={rows.length}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => query.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}
