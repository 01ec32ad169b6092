import type { PersonDetail } from '@linli/contract'
import { Card, DescriptionList, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AccountActs } from './account-acts.tsx'
import { AccountDialog, type AskedAct } from './account-dialog.tsx'
import { AccountState } from './account-state.tsx'
import { ChangePersonDialog } from './change-person-dialog.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { personQuery } from './people-queries.ts'
import { PersonAppointments } from './person-appointments.tsx'
import { PersonChanges } from './person-changes.tsx'
import './people.css'

/** One person: posts over time, the account, and who changed what. */
export function PersonPage() {
  const { i18n } = useTranslation()
  const { permissions } = useSession()
  const { personId = '' } = useParams({ strict: false })
  const query = useQuery({ ...personQuery(personId), enabled: permissions.includes('people:view') })
  if (!permissions.includes('people:view')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Person person={query.data} />
}

function Person({ person }: { person: PersonDetail }) {
  const { t } = useTranslation()
  const { permissions, person: me } = useSession()
  const [dialog, setDialog] = useState<'change' | 'leave'>()
  const close = () => setDialog(undefined)
  const mayManage = permissions.includes('people:manage')
  return (
    <>
      <PageHeader
        title={person.name}
        trail={
          <AppLink to="/people" className="ln-link">
            {t('nav.people')}
          </AppLink>
        }
        beside={
          <span className="ln-muted">
            {person.demo && t('people.demo')} {person.leftOn && t('people.left-on', { on: person.leftOn })}
          </span>
        }
        actions={
          mayManage && (
            <>
              <button type="button" className="ln-button" onClick={() => setDialog('change')}>
                {t('people.change')}
              </button>
              {!person.leftOn && person.id !== me.id && (
                <button type="button" className="ln-button" onClick={() => setDialog('leave')}>
                  {t('people.leave')}
                </button>
              )}
            </>
          )
        }
      />
      <div className="ln-split">
        <div className="ln-stack">
          <PersonAppointments person={person} />
          <PersonChanges changes={person.changes} />
        </div>
        <PersonAccountCard person={person} />
      </div>
      {dialog === 'change' && <ChangePersonDialog person={person} onClose={close} />}
      {dialog === 'leave' && <LeaveDialog person={person} onClose={close} />}
    </>
  )
}

function PersonAccountCard({ person }: { person: PersonDetail }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<AskedAct>()
  const [password, setPassword] = useState<string>()
  const { account, phone, name } = person
  const entries = [
    ...(account ? [{ term: t('people.account'), value: <span className="ln-code">{account.name}</span> }] : []),
    { term: t('people.state'), value: <AccountState account={account} /> },
    ...(phone ? [{ term: t('people.page.phone'), value: phone }] : []),
  ]
  return (
    <Card title={t('people.page.account')}>
      <div className="ln-stack">
        <DescriptionList entries={entries} />
        {password && account && <OneTimePassword name={name} account={account.name} password={password} />}
        <AccountActs person={person} onAsk={setAsked} />
      </div>
      {asked && (
        <AccountDialog
          asked={asked}
          onClose={() => setAsked(undefined)}
          onDone={(made) => {
            setPassword(made)
            setAsked(undefined)
          }}
        />
      )}
    </Card>
  )
}
