import type { BranchView, CaseCourse, TimelineEntry } from '@linli/contract'
import { Chip, ClockChip, formatMoment, Timeline, type TimelineBranch, type TimelineStep, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { type CaseWords, useCaseWords } from './case-words.ts'

interface CaseTimelineProps {
  readonly course: CaseCourse
  /** What is waited for now and what still comes after it, in the plugin's words. */
  readonly coming?: readonly string[]
}

/** What was done, by whom and how long it took; branches side by side; what is waited for; what still comes. */
export function CaseTimeline({ course, coming = [] }: CaseTimelineProps) {
  const words = useCaseWords(course.file.process)
  const describe = useEntryText(words)
  const { t } = useTranslation('ui')
  const running = course.clocks.filter(({ stopped, branchId }) => !stopped && branchId === undefined)
  const done = course.timeline
    .filter(({ branchId }) => branchId === undefined)
    .map((entry): TimelineStep => {
      const branches = branchesAfter(course, entry)
      return { ...describe(entry), ...(branches.length > 0 && { branches: branches.map(branchOf) }) }
    })
  const ahead = coming.map(
    (title, index): TimelineStep => ({
      key: `${index}-${title}`,
      title,
      by: index === 0 && running.map((clock) => <ClockChip key={clock.key} clock={clock} />),
      status: index === 0 ? 'now' : 'coming',
    }),
  )

  function branchOf(branch: BranchView): TimelineBranch {
    const { id, key, unit } = branch
    const entries = course.timeline.filter(({ branchId }) => branchId === id)
    return {
      key: id,
      title: t('case.branch-title', { branch: words.branch(key), unit }),
      chip: <BranchChip branch={branch} words={words} course={course} />,
      steps: entries.map(describe),
    }
  }
  return <Timeline steps={[...done, ...ahead]} />
}

/** The branches that a step has opened. */
function branchesAfter({ branches }: CaseCourse, { at, toState, kind }: TimelineEntry): readonly BranchView[] {
  if (kind === 'answer') return []
  return branches.filter(({ openedAt, state }) => openedAt === at && state === toState)
}

const VERDICT_TONES: Readonly<Record<string, Tone>> = { for: 'ok', against: 'bad', neutral: 'quiet' }

function BranchChip({ branch, words, course }: { branch: BranchView; words: CaseWords; course: CaseCourse }) {
  const { t } = useTranslation('ui')
  const { outcome, verdict = 'neutral', closedAt } = branch
  if (outcome !== undefined) {
    return (
      <Chip tone={VERDICT_TONES[verdict] ?? 'quiet'} icon={verdict === 'against' ? 'cross' : 'check'}>
        {words.outcome({ action: outcome })}
      </Chip>
    )
  }
  const clock = course.clocks.find(({ branchId, stopped }) => branchId === branch.id && !stopped)
  if (closedAt === undefined && clock) return <ClockChip clock={clock} />
  return (
    <Chip tone={closedAt ? 'quiet' : 'info'} icon={closedAt ? 'cross' : 'dot'}>
      {t(closedAt ? 'case.branch-ended' : 'case.branch-open')}
    </Chip>
  )
}

const NOTES: ReadonlySet<string> = new Set([
  ...['remind', 'escalate', 'urge', 'recusal', 'delegation', 'recall', 'lapse', 'hand-over'],
])

function useEntryText(words: CaseWords) {
  const { t } = useTranslation('ui')
  return (entry: TimelineEntry): TimelineStep => {
    const { id, at, kind, person, opinion, workingDays, onBehalfOf } = entry
    const isNote = NOTES.has(kind)
    const by = onBehalfOf ? t('case.by-delegate', { ...entry, behalf: onBehalfOf }) : t('case.by', { ...entry })
    const sameLevel = entry.details.sameLevel === true ? t('case.same-level') : undefined
    const nobodyLeft = entry.details.nobodyLeft === true ? t('case.nobody-left') : undefined
    return {
      key: id,
      title: isNote ? noteText(entry) : titleOf(entry),
      by: (
        <>
          {person ? by : t('case.platform')} <time dateTime={at}>{formatMoment(at)}</time>
          {sameLevel && <div>{sameLevel}</div>}
          {nobodyLeft && <div>{nobodyLeft}</div>}
        </>
      ),
      ...(opinion && { opinion }),
      ...(!isNote && workingDays > 0 && { taken: t('case.taken', { count: workingDays }) }),
      status: isNote ? 'note' : 'done',
    }
  }

  function titleOf(entry: TimelineEntry): string {
    if (entry.action === 'place-changed') return t('case.place-changed')
    return entry.kind === 'answer' ? words.outcome(entry) : words.done(entry.action)
  }

  function noteText({ kind, details }: TimelineEntry): string {
    const post = details.post ? ` ${details.post} ${details.person ?? ''}` : ''
    const handed = kind === 'hand-over' && details.to === undefined ? 'hand-over-vacant' : kind
    return t(`case.note.${handed}`, { ...details, post })
  }
}
