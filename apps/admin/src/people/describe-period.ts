import type { AppointmentRow } from '@linli/contract'
import type { TFunction } from 'i18next'

type Period = Pick<AppointmentRow, 'from' | 'to'>

/** When an appointment holds, in words. */
export function describePeriod(t: TFunction, { from, to }: Period, today: string): string {
  if (to !== undefined) return t('appointment.period', { from, to })
  return t(from > today ? 'appointment.from-future' : 'appointment.since', { from })
}

export function stateOf({ from, to }: Period, today: string): 'past' | 'present' | 'future' {
  if (to !== undefined && to <= today) return 'past'
  return from > today ? 'future' : 'present'
}

/** The day in Asia/Shanghai, `YYYY-MM-DD`. */
export function readToday(now = new Date()): string {
  // the Swedish way of writing days is ISO's
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}
