import { Chip, type IconName, type Tone } from '@linli/ui'
import type { ItemState } from '../../contract/dictionary.ts'
import { useWords } from '../use-admission.ts'

const LOOKS: Record<ItemState, { tone: Tone; icon: IconName }> = {
  submitted: { tone: 'info', icon: 'dot' },
  supplement: { tone: 'warn', icon: 'pause' },
  accepted: { tone: 'info', icon: 'dot' },
  'in-force': { tone: 'ok', icon: 'check' },
  rejected: { tone: 'quiet', icon: 'cross' },
  withdrawn: { tone: 'quiet', icon: 'cross' },
}

export function ItemStateChip({ state }: { state: ItemState }) {
  const { t } = useWords()
  return <Chip {...LOOKS[state]}>{t(`state.item.${state}`)}</Chip>
}
