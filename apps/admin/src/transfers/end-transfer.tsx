import { placeTextLimits } from '@linli/contract'
import { ErrorNotice, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { useEndTransfer } from './transfer-queries.ts'

interface EndTransferProps {
  readonly id: string
  readonly place: string
  readonly step: 'reject' | 'withdraw'
  readonly onClose: () => void
}

/** Rejects a transfer or takes it back, with a reason that all three see. */
export function EndTransfer({ id, place, step, onClose }: EndTransferProps) {
  const { t, i18n } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useEndTransfer()
  const given = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) end.mutate({ id, reason, step }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      title={t(`transfers.${step}`)}
      submitLabel={t(`transfers.${step}`)}
      danger
      busy={end.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
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
      {end.error && <ErrorNotice error={describeError(end.error, i18n)} />}
    </Dialog>
  )
}
