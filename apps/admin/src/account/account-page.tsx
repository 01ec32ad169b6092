import { Card, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { accountStateQuery } from './account-queries.ts'
import { OwnSessions } from './own-sessions.tsx'
import { ProviderCard } from './provider-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SignInRecord } from './sign-in-record.tsx'
import './account.css'

/** What protects one's own account, where it is in use, and when it was used. */
export function AccountPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('account.page')} />
      <AccountCards />
    </>
  )
}

function AccountCards() {
  const { t, i18n } = useTranslation()
  const query = useQuery(accountStateQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return (
    <div className="app-account-cards">
      <Card title={t('account.password')} aside={`${t('account.name')} ${query.data.account}`}>
        <p className="ln-hint">{t('account.password-note')}</p>
        <AppLink to="/password" className="ln-button">
          {t('account.change-password')}
        </AppLink>
      </Card>
      <SecondFactorCard state={query.data} />
      {query.data.provider && <ProviderCard provider={query.data.provider} />}
      <Card title={t('account.sessions')}>
        <OwnSessions />
      </Card>
      <Card title={t('account.sign-ins')}>
        <p className="ln-hint">{t('account.sign-ins.note')}</p>
        <SignInRecord
          queryKey={['account', 'sign-ins']}
          load={(until, signal) => coreClient.account.signIns.query({ until }, { signal })}
        />
      </Card>
    </div>
  )
}
