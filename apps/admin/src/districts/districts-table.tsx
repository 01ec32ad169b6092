import type { DistrictRow } from '@linli/contract'
import { Chip, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'

export function DistrictsTable({ districts }: { districts: readonly DistrictRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<DistrictRow>[] = [
    { key: 'name', header: t('districts.district'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    { key: 'kind', header: t('districts.kind'), cell: ({ kind }) => t(`tenant-kind.${kind}`) },
    {
      key: 'administrators',
      header: t('districts.administrators'),
      number: true,
      cell: ({ administrators }) => administrators,
    },
    {
      key: 'state',
      header: t('districts.state'),
      speaksForItself: true,
      cell: ({ administrators }) =>
        administrators > 0 ? (
          <Chip tone="ok" icon="check">
            {t('districts.state.staffed')}
          </Chip>
        ) : (
          <Chip tone="warn" icon="alert">
            {t('districts.state.empty')}
          </Chip>
        ),
    },
    {
      key: 'acts',
      header: '',
      cell: ({ tenantId, name }) => (
        <AppLink to={`/districts/add?district=${tenantId}`} className="ln-button">
          {t('districts.add')}
          <span className="ln-visually-hidden">{name}</span>
        </AppLink>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('nav.districts')}
      columns={columns}
      sections={[{ key: 'all', rows: districts }]}
      rowKey={({ tenantId }) => tenantId}
    />
  )
}
