import { useTranslation } from 'react-i18next'
import { DescriptionList } from '../data/description-list.tsx'
import { ClockChip } from './clock-chip.tsx'
import type { ClockState } from './read-clock.ts'

/** A deadline with everything that it rests on. */
export interface ExplainedClock extends ClockState {
  readonly startedOn: string
  readonly workingDays: number
  readonly source: string
  readonly calendarVersion: string
  readonly pauses?: readonly { readonly from: string; readonly to?: string }[]
}

interface ClockDetailProps {
  readonly clock: ExplainedClock
  readonly label?: string
  /** The rule's name in words. */
  readonly rule: string
}

/** A deadline's chip; pressed, it tells its rule and source, when it began and stood still, and by which calendar it counts. */
export function ClockDetail({ clock, label, rule }: ClockDetailProps) {
  const { t } = useTranslation('ui')
  const { startedOn, dueOn, workingDays, source, calendarVersion, pauses = [] } = clock
  const stoodStill = pauses.map(({ from, to }) => t(to ? 'clock.pause' : 'clock.pause-open', { from, to }))
  return (
    <details className="ln-clock">
      <summary>
        <ClockChip clock={clock} {...(label && { label })} />
        <span className="ln-visually-hidden">{t('clock.explain', { label: label ?? rule })}</span>
      </summary>
      <div className="ln-clock__detail">
        <DescriptionList
          entries={[
            { term: t('clock.rule'), value: t('clock.rule-days', { rule, count: workingDays }) },
            { term: t('clock.source'), value: source },
            { term: t('clock.started'), value: startedOn },
            { term: t('clock.due'), value: clock.provisional ? t('clock.due-provisional', { day: dueOn }) : dueOn },
            ...(stoodStill.length > 0
              ? [{ term: t('clock.pauses'), value: stoodStill.join(t('clock.separator')) }]
              : []),
            { term: t('clock.calendar'), value: t('clock.calendar-years', { years: calendarVersion }) },
          ]}
        />
      </div>
    </details>
  )
}
