import type { InvitationRow } from '@linli/contract'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNotice,
  formatMoment,
  LoadMore,
  PageHeader,
  Skeleton,
} from '@linli/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { InvitationChip } from './invitation-chip.tsx'
import { RevokeInvitation } from './revoke-invitation.tsx'
import { invitationsQuery } from './security-queries.ts'
import { SecurityTabs } from './security-tabs.tsx'
import './security.css'

const STATES = ['open', 'all'] as const

/** Links by which people set their own password: which may still be used, and what became of the others. */
export function InvitationsPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const state = new URLSearchParams(searchStr).get('state') === 'all' ? 'all' : 'open'
  if (!permissions.includes('security:manage')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.security')} />
      <SecurityTabs />
      <p className="ln-hint">{t('invitations.intro')}</p>
      <nav className="ln-tabs ln-tabs--above" aria-label={t('invitations.state')}>
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            className="ln-tab"
            aria-pressed={one === state}
            onClick={() => history.replace(`/security/invitations${one === 'all' ? '?state=all' : ''}`)}
          >
            {t(`invitations.show.${one}`)}
          </button>
        ))}
      </nav>
      <Invitations state={state} />
    </>
  )
}

function Invitations({ state }: { state: 'open' | 'all' }) {
  const { t, i18n } = useTranslation()
  const [taken, setTaken] = useState<InvitationRow>()
  const query = useInfiniteQuery({ ...invitationsQuery(state), placeholderData: keepPreviousData })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState
          title={t(`invitations.none.${state}`)}
          action={
            <AppLink to="/security" className="ln-button">
              {t('invitations.to-accounts')}
            </AppLink>
          }
        />
      ) : (
        <InvitationsTable rows={rows} onTakeBack={setTaken} />
      )}
      {rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => query.fetchNextPage()}
        />
      )}
      {taken && <RevokeInvitation invited={taken} onClose={() => setTaken(undefined)} />}
    </>
  )
}

interface InvitationsTableProps {
  readonly rows: readonly InvitationRow[]
  readonly onTakeBack: (row: InvitationRow) => void
}

function InvitationsTable({ rows, onTakeBack }: InvitationsTableProps) {
  const { t } = useTranslation()
  const columns: readonly Column<InvitationRow>[] = [
    {
      key: 'name',
      header: t('security.name'),
      speaksForItself: true,
      cell: ({ accountId, account, name }) => (
        <AppLink to={`/security/accounts/${accountId}?${new URLSearchParams({ account })}`} className="ln-link">
          <b>{name}</b>
        </AppLink>
      ),
    },
    {
      key: 'account',
      header: t('security.account'),
      cell: ({ account }) => <span className="ln-code">{account}</span>,
    },
    { key: 'state', header: t('security.state'), speaksForItself: true, cell: (row) => <InvitationChip row={row} /> },
    { key: 'created', header: t('invitations.created'), cell: ({ createdAt }) => formatMoment(createdAt) },
    { key: 'expires', header: t('invitations.expires'), cell: ({ expiresAt }) => formatMoment(expiresAt) },
    {
      key: 'ended',
      header: t('invitations.ended'),
      cell: ({ endedAt }) => (endedAt ? formatMoment(endedAt) : '—'),
    },
    {
      key: 'act',
      header: t('invitations.act'),
      cell: (row) =>
        row.state === 'open' && (
          <button type="button" className="ln-button" onClick={() => onTakeBack(row)}>
            {t('invitations.take-back')}
          </button>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('security.tab.invitations')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ id }) => id}
    />
  )
}
