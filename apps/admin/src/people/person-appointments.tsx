import type { AppointmentRow, PersonDetail } from '@linli/contract'
import { Card, type Column } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { AppointmentTable, HandOverLink } from './appointment-table.tsx'

/** The posts that a person held, holds and will hold. */
export function PersonAppointments({ person }: { person: PersonDetail }) {
  const { t } = useTranslation()
  const { permissions, person: me } = useSession()
  const columns: readonly Column<AppointmentRow>[] = [
    {
      key: 'post',
      header: t('people.title'),
      speaksForItself: true,
      cell: ({ postId, title }) => (
        <AppLink to={`/unit-posts/${postId}`} className="ln-link">
          <b>{title}</b>
        </AppLink>
      ),
    },
    { key: 'unit', header: t('people.unit'), cell: ({ unit }) => unit },
  ]
  const mayHandOver = permissions.includes('people:manage') && person.id !== me.id
  const handOver = (one: AppointmentRow) => !one.role.endsWith('-administrator') && <HandOverLink appointment={one} />
  return (
    <Card title={t('people.page.posts')}>
      {person.appointments.length === 0 ? (
        <p className="ln-muted">{t('people.page.none')}</p>
      ) : (
        <AppointmentTable
          caption={t('people.page.posts')}
          columns={columns}
          appointments={person.appointments}
          acts={mayHandOver ? handOver : undefined}
        />
      )}
    </Card>
  )
}
