import { PageHeader } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import type { AddedPerson } from './added-person.ts'
import { OneTimePassword } from './one-time-password.tsx'
import { PersonForm } from './person-form.tsx'

/** A new person with a post and an account; the password is shown here, once. */
export function AddPersonPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const [added, setAdded] = useState<AddedPerson>()
  if (!permissions.includes('people:manage')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('people.add')}
        trail={
          <AppLink to="/people" className="ln-link">
            {t('nav.people')}
          </AppLink>
        }
      />
      {added ? (
        <div className="ln-form ln-stack">
          <OneTimePassword {...added} />
          <div className="ln-row">
            <AppLink to="/people" className="ln-button ln-button--primary">
              {t('people.back')}
            </AppLink>
            <button type="button" className="ln-button" onClick={() => setAdded(undefined)}>
              {t('people.add-another')}
            </button>
          </div>
        </div>
      ) : (
        <PersonForm onAdded={setAdded} />
      )}
    </>
  )
}
