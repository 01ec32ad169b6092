import type { ClockReading, TimelineEntry } from '@linli/sdk/contract'
import { ClockChip, formatMoment, Timeline, type TimelineStep } from '@linli/ui'
import { useWords } from './use-admission.ts'

interface CaseTimelineProps {
  readonly process: 'item' | 'report'
  readonly timeline: readonly TimelineEntry[]
  /** Keys of `page.step`: the first is waited for now, the others come later. */
  readonly coming: readonly string[]
  readonly clocks: readonly ClockReading[]
}

/** What was done, what is waited for, what still comes. */
export function CaseTimeline({ process, timeline, coming, clocks }: CaseTimelineProps) {
  const { t } = useWords()
  const done: TimelineStep[] = timeline.map((entry) => ({
    key: entry.id,
    title: t(`page.done.${process}.${entry.action}`),
    by: (
      <>
        {t('page.timeline.by', { ...entry })} <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
      </>
    ),
    ...(entry.opinion && { opinion: entry.opinion }),
    status: 'done',
  }))
  const ahead: TimelineStep[] = coming.map((step, index) => ({
    key: step,
    title: t(`page.step.${step}`),
    by: index === 0 && clocks.map((clock) => <ClockChip key={clock.key} clock={clock} />),
    status: index === 0 ? 'now' : 'coming',
  }))
  return <Timeline steps={[...done, ...ahead]} />
}
