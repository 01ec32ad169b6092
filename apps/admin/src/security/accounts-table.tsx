import type { AccountSecurityRow } from '@linli/contract'
import { type Column, DataTable, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { LockChip, ProtectionChip } from './account-chips.tsx'
import './security.css'

export function AccountsTable({ accounts }: { accounts: readonly AccountSecurityRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<AccountSecurityRow>[] = [
    {
      key: 'name',
      header: t('security.name'),
      speaksForItself: true,
      cell: (row) => (
        <AppLink to={accountPath(row)} className="ln-link">
          <b>{row.name}</b>
        </AppLink>
      ),
    },
    { key: 'account', header: t('security.account'), cell: (row) => <span className="ln-code">{row.account}</span> },
    { key: 'protection', header: t('security.protection'), cell: (row) => <ProtectionChip row={row} /> },
    { key: 'state', header: t('security.state'), speaksForItself: true, cell: (row) => <LockChip row={row} /> },
    { key: 'sessions', header: t('security.sessions'), number: true, cell: (row) => row.sessions },
    {
      key: 'last',
      header: t('security.last-sign-in'),
      cell: ({ lastSignInAt }) => (lastSignInAt ? formatMoment(lastSignInAt) : '—'),
    },
  ]
  return (
    <DataTable
      caption={t('nav.security')}
      columns={columns}
      sections={[{ key: 'all', rows: accounts }]}
      rowKey={({ id }) => id}
    />
  )
}

function accountPath({ id, account }: Pick<AccountSecurityRow, 'id' | 'account'>): string {
  return `/security/accounts/${id}?${new URLSearchParams({ account })}`
}
