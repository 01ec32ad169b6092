import { ErrorNotice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AddedPerson } from '../people/added-person.ts'
import { AddingPage } from '../people/adding-page.tsx'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AdministratorsForm } from './administrators-form.tsx'
import { districtsQuery, mayManageDistricts } from './districts-query.ts'

/** Administrators for a district. */
export function AddAdministratorsPage() {
  const { t } = useTranslation()
  if (!mayManageDistricts(useSession())) return <NoPermission />
  return (
    <AddingPage
      title={t('districts.add')}
      list={{ to: '/districts', name: t('nav.districts'), back: t('districts.back') }}
      form={(onAdded) => <AddAdministrators onAdded={onAdded} />}
    />
  )
}

function AddAdministrators({ onAdded }: { onAdded: (added: readonly AddedPerson[]) => void }) {
  const { i18n } = useTranslation()
  const tenantId = new URLSearchParams(useLocation().searchStr).get('district') ?? ''
  const query = useQuery(districtsQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={5} />
  return <AdministratorsForm districts={query.data} tenantId={tenantId} onAdded={onAdded} />
}
