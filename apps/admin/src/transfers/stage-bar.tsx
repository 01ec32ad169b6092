import type { TransferState } from '@linli/contract'
import { Icon } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const STAGES = ['propose', 'confirm', 'accept', 'complete'] as const
const DONE: Readonly<Record<TransferState, number>> = {
  proposed: 1,
  confirmed: 2,
  accepted: 3,
  complete: 4,
  rejected: 0,
  withdrawn: 0,
}

/** The four stages of a transfer, and which are behind it; nothing once it has been given up. */
export function StageBar({ state }: { readonly state: TransferState }) {
  const { t } = useTranslation()
  const done = DONE[state]
  if (done === 0) return null
  return (
    <ol className="transfers-stages" aria-label={t('transfers.stages')}>
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          data-done={index < done || undefined}
          aria-current={index === done && done < STAGES.length ? 'step' : undefined}
        >
          <span className="transfers-stages__mark" aria-hidden="true">
            {index < done ? <Icon name="check" /> : index + 1}
          </span>
          <span>{t(`transfers.stage.${stage}`)}</span>
        </li>
      ))}
    </ol>
  )
}
