import type { AppointmentRow, PersonDetail } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { AppointmentChip } from './appointment-chip.tsx'
import { describePeriod, readToday, stateOf } from './describe-period.ts'

/** The posts that a person held, holds and will hold. */
export function PersonAppointments({ person }: { person: PersonDetail }) {
  const { t } = useTranslation()
  const { permissions, person: me } = useSession()
  const today = readToday()
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
    { key: 'period', header: t('appointment.column.period'), cell: (one) => describePeriod(t, one, today) },
    {
      key: 'state',
      header: t('people.state'),
      speaksForItself: true,
      cell: (one) => <AppointmentChip appointment={one} />,
    },
  ]
  const acts: Column<AppointmentRow> = {
    key: 'acts',
    header: '',
    cell: (one) =>
      stateOf(one, today) !== 'past' &&
      !one.role.endsWith('-administrator') && (
        <AppLink to={`/appointments/${one.id}/hand-over`} className="ln-button">
          {t('hand-over.title')}
        </AppLink>
      ),
  }
  const mayHandOver = permissions.includes('people:manage') && person.id !== me.id
  return (
    <Card title={t('people.page.posts')}>
      {person.appointments.length === 0 ? (
        <p className="ln-muted">{t('people.page.none')}</p>
      ) : (
        <DataTable
          caption={t('people.page.posts')}
          columns={mayHandOver ? [...columns, acts] : columns}
          sections={[{ key: 'all', rows: person.appointments }]}
          rowKey={({ id }) => id}
        />
      )}
    </Card>
  )
}
