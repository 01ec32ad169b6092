import { EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AccountDialog, type AskedAct } from './account-dialog.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { peopleQuery } from './people-queries.ts'
import { PeopleTable } from './people-table.tsx'

/** Everybody with an account in this tenant. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('people:view')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('nav.people')}
        actions={
          permissions.includes('people:manage') && (
            <AppLink to="/people/add" className="ln-button ln-button--primary">
              {t('people.add')}
            </AppLink>
          )
        }
      />
      <People />
    </>
  )
}

function People() {
  const { t, i18n } = useTranslation()
  const query = useQuery(peopleQuery)
  const [asked, setAsked] = useState<AskedAct>()
  const [made, setMade] = useState<{ name: string; account: string; password: string }>()
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  if (query.data.length === 0) return <EmptyState title={t('people.none')} />
  return (
    <div className="ln-stack">
      {made && <OneTimePassword {...made} />}
      <PeopleTable people={query.data} onAsk={setAsked} />
      {asked && (
        <AccountDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDone={(password) => {
            setMade(password ? { name: asked.person.name, account: asked.person.account, password } : undefined)
            setAsked(undefined)
            scrollTo({ top: 0 })
          }}
        />
      )}
    </div>
  )
}
