import type { AppointmentRow } from '@linli/contract'
import { Chip } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { readToday, stateOf } from './describe-period.ts'

const LOOKS = {
  past: { tone: 'quiet', icon: 'cross' },
  present: { tone: 'ok', icon: 'check' },
  future: { tone: 'warn', icon: 'clock' },
} as const

export function AppointmentChip({ appointment }: { appointment: Pick<AppointmentRow, 'from' | 'to' | 'acting'> }) {
  const { t } = useTranslation()
  const state = stateOf(appointment, readToday())
  return (
    <Chip {...LOOKS[state]}>
      {t(`appointment.${state}`)}
      {appointment.acting && `${t('list-separator')}${t('appointment.acting')}`}
    </Chip>
  )
}
