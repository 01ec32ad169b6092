import { ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddedPerson } from '../people/added-person.ts'
import { OneTimePassword } from '../people/one-time-password.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AdministratorForm } from './administrator-form.tsx'
import { districtsQuery, mayManageDistricts } from './districts-query.ts'

/** An administrator for a district; the password is shown here, once. */
export function AddAdministratorPage() {
  const { t } = useTranslation()
  if (!mayManageDistricts(useSession())) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('districts.add')}
        trail={
          <AppLink to="/districts" className="ln-link">
            {t('nav.districts')}
          </AppLink>
        }
      />
      <AddAdministrator />
    </>
  )
}

function AddAdministrator() {
  const { t, i18n } = useTranslation()
  const tenantId = new URLSearchParams(useLocation().searchStr).get('district') ?? ''
  const query = useQuery(districtsQuery)
  const [added, setAdded] = useState<AddedPerson>()
  if (added) {
    return (
      <div className="ln-form ln-stack">
        <OneTimePassword {...added} />
        <div className="ln-row">
          <AppLink to="/districts" className="ln-button ln-button--primary">
            {t('districts.back')}
          </AppLink>
        </div>
      </div>
    )
  }
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={5} />
  return <AdministratorForm districts={query.data} tenantId={tenantId} onAdded={setAdded} />
}
