import type { TransferRow, TransferState } from '@linli/contract'
import { Chip, type IconName, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS: Readonly<Record<TransferState, readonly [Tone, IconName]>> = {
  proposed: ['info', 'clock'],
  confirmed: ['info', 'clock'],
  accepted: ['info', 'clock'],
  complete: ['ok', 'check'],
  rejected: ['quiet', 'cross'],
  withdrawn: ['quiet', 'cross'],
}

/** Where a transfer stands, and whether something stood against it on its day. */
export function TransferStateChip({ state, problem }: Pick<TransferRow, 'state' | 'problem'>) {
  const { t } = useTranslation()
  if (problem !== undefined) {
    return (
      <Chip tone="bad" icon="alert">
        {t('transfers.state.held')}
      </Chip>
    )
  }
  const [tone, icon] = LOOKS[state]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`transfers.state.${state}`)}
    </Chip>
  )
}
