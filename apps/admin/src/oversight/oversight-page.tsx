import type { DistrictFigures, OversightView } from '@linli/contract'
import { Bar, type Column, DataTable, EmptyState, ErrorNotice, formatToSecond, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'

/** Below this many communities a district's figures say little. */
const FEW_COMMUNITIES = 5

/** The city's view: one row per district, figures only, as of a stated moment. */
export function OversightPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const query = useDistricts()
  if (!permissions.includes('oversight:view')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('oversight.title')}
        actions={
          query.data && (
            <span className="ln-hint">{t('oversight.as-of', { moment: formatToSecond(query.data.asOf) })}</span>
          )
        }
      />
      <Districts query={query} />
    </>
  )
}

function Districts({ query }: { query: ReturnType<typeof useDistricts> }) {
  const { t, i18n } = useTranslation()
  const columns = useColumns(query.data)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={9} />
  const { districts } = query.data
  if (districts.length === 0) return <EmptyState title={t('oversight.none')}>{t('oversight.none-note')}</EmptyState>
  const small = districts.filter(({ communities }) => communities < FEW_COMMUNITIES)
  return (
    <>
      <DataTable
        caption={t('oversight.title')}
        columns={columns}
        sections={[{ key: 'all', rows: districts }]}
        rowKey={(district) => district.tenantId}
      />
      {small.map(({ tenantId, name, communities }) => (
        <p key={tenantId} className="ln-hint ln-below">
          {t('oversight.small', { name, count: communities })}
        </p>
      ))}
      <p className="ln-hint ln-below">{t('oversight.figures-only')}</p>
    </>
  )
}

function useColumns(view: OversightView | undefined): readonly Column<DistrictFigures>[] {
  const { t } = useTranslation()
  const districts = view?.districts ?? []
  const metrics = (view?.metrics ?? []).flatMap(({ key, pluginId, unit, level }): Column<DistrictFigures>[] => {
    const words = { ns: pluginId }
    const most = Math.max(0, ...districts.map(({ values }) => values[key] ?? 0))
    const total: Column<DistrictFigures> = {
      key,
      header: t('oversight.metric', { name: t(`metric.${key}`, words), unit: t(`unit.${unit}`, words) }),
      number: true,
      cell: ({ values }) => (
        <>
          {values[key] ?? 0}
          <Bar value={values[key] ?? 0} most={most} />
        </>
      ),
    }
    const rate: Column<DistrictFigures> = {
      key: `${key}/100`,
      header: t('oversight.per-hundred', { unit: t(`unit.${unit}`, words) }),
      number: true,
      cell: ({ communities, values }) => ratePerHundred(values[key] ?? 0, communities),
    }
    return level === 'community' ? [total, rate] : [total]
  })
  return [
    { key: 'name', header: t('oversight.district'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    { key: 'communities', header: t('oversight.communities'), number: true, cell: ({ communities }) => communities },
    ...metrics,
  ]
}

function ratePerHundred(value: number, communities: number): string {
  return communities > 0 ? ((value / communities) * 100).toFixed(1) : ''
}

function useDistricts() {
  const { permissions } = useSession()
  return useQuery({
    queryKey: ['oversight', 'districts'],
    queryFn: async ({ signal }): Promise<OversightView> => {
      const view = await coreClient.oversight.districts.query(undefined, { signal })
      await loadPlugins(view.metrics.map(({ pluginId }) => pluginId))
      return view
    },
    enabled: permissions.includes('oversight:view'),
  })
}
