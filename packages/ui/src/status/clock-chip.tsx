import { useTranslation } from 'react-i18next'
import { formatMoment } from '../format/format-moment.ts'
import { Chip } from './chip.tsx'
import { type ClockState, readClock } from './read-clock.ts'

/** A deadline in words: 今天到期, 余 4 个工作日, 超期 2 个工作日, 停表; provisional ones say so. */
export function ClockChip({ clock, label }: { clock: ClockState; label?: string }) {
  const { t } = useTranslation('ui')
  const reading = readClock(clock, formatMoment(new Date()).slice(0, 10))
  const text = t(`clock.${reading.word}`, { count: reading.days, day: clock.dueOn })
  const provisional = clock.provisional && !clock.stopped ? t('clock.provisional-suffix') : ''
  return (
    <Chip tone={reading.tone} icon={reading.icon}>
      {label ? t('clock.labelled', { label, text }) : text}
      {provisional}
    </Chip>
  )
}
