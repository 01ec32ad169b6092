import type { TransferDetail, TransferStep } from '@linli/contract'
import { Card, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** What each of the three has decided, by whom and by which document; the latest first. */
export function TransferSteps({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation()
  const { source, destination } = transfer
  const nameOf = (party: TransferStep['party']) =>
    party === 'source' ? source : party === 'destination' ? destination : t('transfers.party.city')
  return (
    <Card title={t('transfers.history')}>
      <ol className="ln-timeline">
        {transfer.steps.toReversed().map((step, index) => (
          <li key={step.at + step.step} className={index === 0 ? 'ln-timeline__now' : undefined}>
            <b>{t(`transfers.step.${step.step}`)}</b>{' '}
            <span className="ln-hint">
              {[nameOf(step.party), step.byUnit, step.byTitle, step.by].filter(Boolean).join(' ')}
            </span>
            <div className="ln-hint">
              {[formatMoment(step.at), step.documentNumber, step.approvedBy].filter(Boolean).join(' · ')}
            </div>
            <StepNote step={step} />
          </li>
        ))}
        <li className={transfer.steps.length === 0 ? 'ln-timeline__now' : undefined}>
          <b>{t('transfers.step.propose')}</b>{' '}
          <span className="ln-hint">
            {[transfer.proposedByUnit, transfer.proposedByTitle, transfer.proposedBy].join(' ')}
          </span>
          <div className="ln-hint">
            {[formatMoment(transfer.proposedAt), transfer.documentNumber, transfer.approvedBy].join(' · ')}
          </div>
        </li>
      </ol>
    </Card>
  )
}

function StepNote({ step }: { readonly step: TransferStep }) {
  const { t } = useTranslation()
  const { unitName, day, targetName, problem, counts } = step.details
  const lines = [
    unitName && t('transfers.note.unit', { unit: unitName }),
    day && t('transfers.note.day', { day }),
    targetName && t('transfers.note.target', { unit: targetName }),
    counts && t('transfers.note.counts', { ...counts }),
    problem && t(`refusal.${problem.code}`, { ...problem.params, defaultValue: t('places.refused-other') }),
    step.reason,
  ]
  const text = lines.filter(Boolean).join(' · ')
  return text === '' ? null : <div>{text}</div>
}
