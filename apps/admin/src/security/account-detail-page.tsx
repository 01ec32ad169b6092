import type { AccountSecurityRow, SessionRow } from '@linli/contract'
import { Card, DescriptionList, EmptyState, ErrorNotice, formatMoment, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SessionsTable } from '../account/sessions-table.tsx'
import { SignInRecord } from '../account/sign-in-record.tsx'
import { useDeviceWords } from '../account/use-device-words.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { LockChip, ProtectionChip } from './account-chips.tsx'
import { IdentityCard } from './identity-card.tsx'
import { type InvitationLink, InvitationNotice } from './invitation-notice.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RevokeInvitation } from './revoke-invitation.tsx'
import { accountQuery } from './security-queries.ts'
import './security.css'

/** One account: what protects it, where it is in use, when it was used; and the ways out for who is locked out. */
export function AccountDetailPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const { accountId = '' } = useParams({ strict: false })
  const account = new URLSearchParams(useLocation().searchStr).get('account') ?? ''
  const query = useQuery(accountQuery(accountId, account))
  if (!permissions.includes('security:manage')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (query.data === undefined) return <Skeleton rows={8} />
  const trail = (
    <AppLink to="/security" className="ln-link">
      {t('security.back')}
    </AppLink>
  )
  if (query.data === null) return <EmptyState title={t('security.not-found')} action={trail} />
  return (
    <>
      <PageHeader title={query.data.name} trail={trail} beside={<LockChip row={query.data} />} />
      <div className="app-security-cards">
        <Protection row={query.data} />
        <IdentityCard row={query.data} />
        <Sessions row={query.data} />
        <Card title={t('account.sign-ins')}>
          <SignInRecord
            queryKey={['security', 'sign-ins', accountId]}
            load={(until, signal) => coreClient.security.signIns.query({ accountId, until }, { signal })}
          />
        </Card>
      </div>
    </>
  )
}

type ProtectionAct = 'unlock' | 'reset-second-factor' | 'invite'

function Protection({ row }: { row: AccountSecurityRow }) {
  const { t } = useTranslation()
  const me = useSession().person
  const [asked, setAsked] = useState<ProtectionAct | 'revoke'>()
  const [invitation, setInvitation] = useState<InvitationLink>()
  const { id: accountId, name, account, lockedUntil, secondFactorSince, lastSignInAt, invitedUntil } = row
  const acts = {
    invite: async (reason: string) => setInvitation(await coreClient.security.invite.mutate({ accountId, reason })),
    unlock: (reason: string) => coreClient.security.unlock.mutate({ accountId, reason }),
    'reset-second-factor': (reason: string) => coreClient.security.resetSecondFactor.mutate({ accountId, reason }),
  }
  return (
    <Card title={t('security.protection')}>
      <DescriptionList
        entries={[
          { term: t('security.account'), value: <span className="ln-code">{account}</span> },
          { term: t('account.second-factor'), value: <ProtectionChip row={row} /> },
          ...(invitedUntil
            ? [
                {
                  term: t('security.invitation'),
                  value: t('security.invited-until', { at: formatMoment(invitedUntil) }),
                },
              ]
            : []),
          ...(lastSignInAt ? [{ term: t('security.last-sign-in'), value: formatMoment(lastSignInAt) }] : []),
        ]}
      />
      {invitation && <InvitationNotice invitation={invitation} />}
      <div className="ln-row">
        {lockedUntil && (
          <button type="button" className="ln-button ln-button--primary" onClick={() => setAsked('unlock')}>
            {t('security.unlock')}
          </button>
        )}
        {row.active && row.personId !== me.id && (
          <button type="button" className="ln-button" onClick={() => setAsked('invite')}>
            {t('security.invite')}
          </button>
        )}
        {invitedUntil && (
          <button type="button" className="ln-button" onClick={() => setAsked('revoke')}>
            {t('security.revoke-invitation')}
          </button>
        )}
        {/* one's own is another security administrator's to reset */}
        {secondFactorSince && row.personId !== me.id && (
          <button type="button" className="ln-button" onClick={() => setAsked('reset-second-factor')}>
            {t('security.reset-second-factor')}
          </button>
        )}
      </div>
      {asked === 'revoke' && (
        <RevokeInvitation
          invited={{ accountId, account, name }}
          onClose={() => {
            setAsked(undefined)
            setInvitation(undefined)
          }}
        />
      )}
      {asked && asked !== 'revoke' && (
        <ReasonDialog
          title={t(`security.${asked}`)}
          text={t(`security.${asked}-text`, { name, account })}
          danger={asked === 'reset-second-factor'}
          act={acts[asked]}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

function Sessions({ row: { id: accountId, name, account } }: { row: AccountSecurityRow }) {
  const { t, i18n } = useTranslation()
  const wordsOf = useDeviceWords()
  const [asked, setAsked] = useState<SessionRow>()
  const query = useQuery({
    queryKey: ['security', 'sessions', accountId],
    queryFn: ({ signal }) => coreClient.security.sessions.query({ accountId }, { signal }),
  })
  return (
    <Card title={t('account.sessions')}>
      {query.error && !query.data && (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      )}
      {query.data?.length === 0 && <p>{t('security.sessions-none')}</p>}
      {query.data && query.data.length > 0 && (
        <SessionsTable sessions={query.data} endLabel={t('security.end-session')} onEnd={setAsked} />
      )}
      {asked && (
        <ReasonDialog
          title={t('security.end-session')}
          text={t('security.end-session-text', { name, account, device: wordsOf(asked.device) })}
          danger
          act={(reason) => coreClient.security.endSession.mutate({ sessionId: asked.sessionId, reason })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}
