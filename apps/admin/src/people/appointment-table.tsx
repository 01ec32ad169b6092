import type { AppointmentRow } from '@linli/contract'
import { type Column, DataTable } from '@linli/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { AppointmentChip } from './appointment-chip.tsx'
import { describePeriod, readToday, stateOf } from './describe-period.ts'

interface AppointmentTableProps {
  readonly caption: string
  readonly appointments: readonly AppointmentRow[]
  /** Whose appointment it is, or to what: the columns before the period. */
  readonly columns: readonly Column<AppointmentRow>[]
  /** What one may do with an appointment; without it there is no such column. */
  readonly acts?: ((appointment: AppointmentRow) => ReactNode) | undefined
}

/** Appointments one below the other, each with its period and whether it holds today. */
export function AppointmentTable({ caption, appointments, columns, acts }: AppointmentTableProps) {
  const { t } = useTranslation()
  const today = readToday()
  const all: readonly Column<AppointmentRow>[] = [
    ...columns,
    { key: 'period', header: t('appointment.column.period'), cell: (one) => describePeriod(t, one, today) },
    {
      key: 'state',
      header: t('people.state'),
      speaksForItself: true,
      cell: (one) => <AppointmentChip appointment={one} />,
    },
    ...(acts ? [{ key: 'acts', header: '', cell: acts }] : []),
  ]
  return (
    <DataTable
      caption={caption}
      columns={all}
      sections={[{ key: 'all', rows: appointments }]}
      rowKey={({ id }) => id}
    />
  )
}

/** Who is appointed, with the way to the person's page. */
export function personColumn(header: string): Column<AppointmentRow> {
  return {
    key: 'person',
    header,
    speaksForItself: true,
    cell: ({ personId, person }) => (
      <AppLink to={`/people/${personId}`} className="ln-link">
        <b>{person}</b>
      </AppLink>
    ),
  }
}

/** The way to hand over what an appointment has open, as long as it is not past. */
export function HandOverLink({ appointment }: { appointment: AppointmentRow }) {
  const { t } = useTranslation()
  if (stateOf(appointment, readToday()) === 'past') return null
  return (
    <AppLink to={`/appointments/${appointment.id}/hand-over`} className="ln-button">
      {t('hand-over.title')}
    </AppLink>
  )
}
