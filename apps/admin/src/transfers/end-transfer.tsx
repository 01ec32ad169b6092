import { placeTextLimits } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { useEndTransfer } from './transfer-queries.ts'

interface EndTransferProps {
  readonly id: string
  readonly place: string
  readonly step: 'reject' | 'withdraw'
  readonly onClose: () => void
}

/** Rejects a transfer or takes it back, with a reason that all three see. */
export function EndTransfer({ id, place, step, onClose }: EndTransferProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useEndTransfer()
  const given = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) end.mutate({ id, reason, step }, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t(`transfers.${step}`)} danger act={end} onClose={onClose} onSubmit={submit}>
      <p>{t(`transfers.${step}-consequence`, { place })}</p>
      <Field
        name="endReason"
        label={t('transfers.reason')}
        error={tried && !given ? t('transfers.problem.reason') : undefined}
      >
        {(control) => (
          <TextArea control={control} rows={3} limit={placeTextLimits.reason} value={reason} onChange={setReason} />
        )}
      </Field>
    </ActDialog>
  )
}
