import type { AdministratorRole, DistrictRow } from '@linli/contract'
import { Chip, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { administratorRoles } from '../people/administrator-roles.ts'
import { AppLink } from '../shell/app-link.tsx'

export function DistrictsTable({ districts }: { districts: readonly DistrictRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<DistrictRow>[] = [
    { key: 'name', header: t('districts.district'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    { key: 'kind', header: t('districts.kind'), cell: ({ kind }) => t(`tenant-kind.${kind}`) },
    ...administratorRoles.map((role) => ({
      key: role,
      header: t(`districts.count.${role}`),
      number: true,
      cell: ({ administrators }: DistrictRow) => administrators[role],
    })),
    {
      key: 'state',
      header: t('districts.state'),
      speaksForItself: true,
      cell: ({ administrators }) => (
        <Staffing missing={administratorRoles.filter((role) => administrators[role] === 0)} />
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

function Staffing({ missing }: { missing: readonly AdministratorRole[] }) {
  const { t } = useTranslation()
  if (missing.length === 0) {
    return (
      <Chip tone="ok" icon="check">
        {t('districts.state.staffed')}
      </Chip>
    )
  }
  const all = missing.length === administratorRoles.length
  const names = missing.map((role) => t(`role.${role}`)).join(t('list-separator'))
  return (
    <Chip tone="warn" icon="alert">
      {all ? t('districts.state.empty') : t('districts.state.lacking', { names })}
    </Chip>
  )
}
