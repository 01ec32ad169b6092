import type { ParameterRecord } from '@linli/contract'
import { ErrorNotice, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { REASON_LIMIT } from '../wire/text-limits.ts'
import { useForgetParameters } from './parameter-queries.ts'

/** Takes back a planned value before its first day. */
export function WithdrawDialog({ record, onClose }: { record: ParameterRecord; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const forget = useForgetParameters()
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => coreClient.parameters.withdraw.mutate({ id: record.id ?? '', reason: reason.trim() }),
    onSuccess: async () => {
      await forget()
      onClose()
    },
  })
  const missing = attempted && reason.trim() === ''
  return (
    <Dialog
      open
      danger
      title={t('parameters.withdraw-title', { day: record.validFrom })}
      submitLabel={t('parameters.withdraw')}
      busy={withdraw.isPending}
      onSubmit={() => {
        setAttempted(true)
        if (reason.trim() !== '') withdraw.mutate()
      }}
      onClose={onClose}
    >
      <Field
        name="withdraw-reason"
        label={t('parameters.reason')}
        error={missing ? t('parameters.problem.reason') : undefined}
      >
        {(control) => <TextArea control={control} value={reason} onChange={setReason} limit={REASON_LIMIT} />}
      </Field>
      {withdraw.error && <ErrorNotice error={describeError(withdraw.error, i18n)} />}
    </Dialog>
  )
}
