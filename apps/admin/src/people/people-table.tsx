import type { PersonRow } from '@linli/contract'
import { Chip, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import type { AskedAct } from './account-dialog.tsx'

export function PeopleTable({ people, onAsk }: { people: readonly PersonRow[]; onAsk: (asked: AskedAct) => void }) {
  const { t } = useTranslation()
  const { person: me, permissions } = useSession()
  const mayManageAccounts = permissions.includes('accounts:manage')
  const columns: readonly Column<PersonRow>[] = [
    {
      key: 'name',
      header: t('people.name'),
      speaksForItself: true,
      cell: (person) => (
        <>
          <b>{person.name}</b> {person.demo && <span className="ln-hint">{t('people.demo')}</span>}
        </>
      ),
    },
    {
      key: 'account',
      header: t('people.account'),
      cell: (person) => <span className="ln-code">{person.account}</span>,
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
      cell: (person) => <AccountState person={person} />,
    },
    {
      key: 'acts',
      header: '',
      // one's own account is another administrator's to reset or close
      cell: (person) =>
        mayManageAccounts &&
        person.personId !== me.id && (
          <span className="ln-row">
            <button type="button" className="ln-button" onClick={() => onAsk({ act: 'reset-password', person })}>
              {t('people.act.reset-password')}
            </button>
            <button
              type="button"
              className="ln-button"
              onClick={() => onAsk({ act: person.active ? 'deactivate' : 'activate', person })}
            >
              {t(person.active ? 'people.act.deactivate' : 'people.act.activate')}
            </button>
          </span>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('nav.people')}
      columns={columns}
      sections={[{ key: 'all', rows: people }]}
      rowKey={(person) => person.accountId}
    />
  )
}

function AccountState({ person: { active, locked } }: { person: PersonRow }) {
  const { t } = useTranslation()
  if (!active) {
    return (
      <Chip tone="quiet" icon="cross">
        {t('people.state.closed')}
      </Chip>
    )
  }
  if (locked) {
    return (
      <Chip tone="warn" icon="alert">
        {t('people.state.locked')}
      </Chip>
    )
  }
  return (
    <Chip tone="ok" icon="check">
      {t('people.state.open')}
    </Chip>
  )
}
