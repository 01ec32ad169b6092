import type { PersonRow } from '@linli/contract'
import { type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { AccountActs } from './account-acts.tsx'
import type { AskedAct } from './account-dialog.tsx'
import { AccountState } from './account-state.tsx'

export function PeopleTable({ people, onAsk }: { people: readonly PersonRow[]; onAsk: (asked: AskedAct) => void }) {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const columns: readonly Column<PersonRow>[] = [
    {
      key: 'name',
      header: t('people.name'),
      speaksForItself: true,
      cell: (person) => (
        <>
          <AppLink to={`/people/${person.id}`} className="ln-link">
            <b>{person.name}</b>
          </AppLink>{' '}
          {person.demo && <span className="ln-hint">{t('people.demo')}</span>}
        </>
      ),
    },
    {
      key: 'account',
      header: t('people.account'),
      cell: ({ account }) => account && <span className="ln-code">{account.name}</span>,
    },
    {
      key: 'posts',
      header: t('people.posts'),
      cell: (person) => person.posts.map(({ unit, title }) => `${unit} ${title}`).join(t('list-separator')),
    },
    {
      key: 'state',
      header: t('people.state'),
      speaksForItself: true,
      cell: ({ account }) => <AccountState account={account} />,
    },
  ]
  const acts: Column<PersonRow> = {
    key: 'acts',
    header: '',
    cell: (person) => <AccountActs person={person} onAsk={onAsk} />,
  }
  return (
    <DataTable
      caption={t('nav.people')}
      columns={permissions.includes('accounts:manage') ? [...columns, acts] : columns}
      sections={[{ key: 'all', rows: people }]}
      rowKey={(person) => person.id}
    />
  )
}
