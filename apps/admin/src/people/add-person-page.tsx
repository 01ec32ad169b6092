import { ErrorNotice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import type { AddedPerson } from './added-person.ts'
import { AddingPage } from './adding-page.tsx'
import { PersonForm } from './person-form.tsx'

/** A new person with a post and an account. */
export function AddPersonPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('people:manage')) return <NoPermission />
  return (
    <AddingPage
      title={t('people.add')}
      list={{ to: '/people', name: t('nav.people'), back: t('people.back') }}
      again={t('people.add-another')}
      form={(onAdded) => <AddPerson onAdded={onAdded} />}
    />
  )
}

function AddPerson({ onAdded }: { onAdded: (added: readonly AddedPerson[]) => void }) {
  const { i18n } = useTranslation()
  const query = useQuery(unitsQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={5} />
  return <PersonForm units={query.data} onAdded={onAdded} />
}
