import type { ProviderView } from '@linli/contract'
import { ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ProviderForm } from './provider-form.tsx'
import { providerQuery } from './security-queries.ts'
import { SecurityTabs } from './security-tabs.tsx'
import './security.css'

/** Where the tenant's people sign in for everything else: how it is reached, and who could sign in there. */
export function ProviderPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('security:manage')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.security')} />
      <SecurityTabs />
      <p className="ln-hint">{t('provider.intro')}</p>
      <Provider />
    </>
  )
}

function Provider() {
  const { t, i18n } = useTranslation()
  const [saved, setSaved] = useState(0)
  const query = useQuery(providerQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  return (
    <>
      {saved > 0 && <Notice tone="ok" title={t(`provider.saved.${query.data.provider?.mode ?? 'off'}`)} />}
      <LinkedAccounts view={query.data} />
      <ProviderForm key={saved} view={query.data} onSaved={() => setSaved(saved + 1)} />
    </>
  )
}

/** Whoever is not linked cannot sign in there: told before it is required of everybody. */
function LinkedAccounts({ view: { provider, accounts } }: { view: ProviderView }) {
  const { t } = useTranslation()
  if (provider === null) return null
  const missing = accounts.open - accounts.linked
  const shutOut = provider.mode === 'required' && missing > 0
  return (
    <Notice tone={shutOut ? 'warn' : 'info'} title={t('provider.linked', accounts)}>
      {missing > 0 && (
        <>
          <p>{t(shutOut ? 'provider.shut-out' : 'provider.link-first', { missing })}</p>
          <p>
            <AppLink to="/security" className="ln-link">
              {t('provider.to-accounts')}
            </AppLink>
          </p>
        </>
      )}
    </Notice>
  )
}
