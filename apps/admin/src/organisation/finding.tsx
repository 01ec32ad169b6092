import type { RuleFinding } from '@linli/contract'
import { Chip, type IconName, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useFindingWords } from './use-finding-words.ts'

const signs: Readonly<Record<RuleFinding['outcome'], readonly [Tone, IconName]>> = {
  met: ['ok', 'check'],
  unmet: ['bad', 'cross'],
  warning: ['warn', 'alert'],
  'needs-decision': ['warn', 'alert'],
  'not-applicable': ['quiet', 'dot'],
  'no-value': ['quiet', 'dot'],
}

interface FindingProps {
  readonly finding: RuleFinding
  /** Whom it is about, where that is not said around it. */
  readonly unit?: string
  readonly note?: string | undefined
}

/** How one rule came out: its name, the outcome, what was measured, what to do, and what it rests on. */
export function Finding({ finding, unit, note }: FindingProps) {
  const { t } = useTranslation()
  const words = useFindingWords(finding)
  const [tone, icon] = signs[finding.outcome]
  const unknown = finding.outcome === 'warning' && finding.measured.state === 'unknown'
  return (
    <>
      <b>{[unit, t(`rule.${finding.rule}`)].filter(Boolean).join(' · ')}</b>{' '}
      <Chip tone={unknown ? 'quiet' : tone} icon={unknown ? 'info' : icon}>
        {t(unknown ? 'set-up.unknown' : `outcome.${finding.outcome}`)}
      </Chip>
      <div>{words.said}</div>
      {note && <div className="ln-muted">{note}</div>}
      {words.advice && <div className="ln-muted">{words.advice}</div>}
      <div className="ln-hint">{words.basis}</div>
    </>
  )
}
