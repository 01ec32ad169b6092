import { Chip, type IconName, type Tone } from '@linli/ui'
import type { ReportState } from '../../contract/dictionary.ts'
import { useWords } from '../use-admission.ts'

const LOOKS: Record<ReportState, { tone: Tone; icon: IconName }> = {
  reported: { tone: 'info', icon: 'dot' },
  upheld: { tone: 'ok', icon: 'check' },
  'not-upheld': { tone: 'quiet', icon: 'cross' },
}

export function ReportStateChip({ state }: { state: ReportState }) {
  const { t } = useWords()
  return <Chip {...LOOKS[state]}>{t(`state.report.${state}`)}</Chip>
}
