import type { ParameterRecord } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { REASON_LIMIT } from '../wire/text-limits.ts'
import { useForgetParameters } from './parameter-queries.ts'

/** Takes back a planned value before its first day. */
export function WithdrawDialog({ record, onClose }: { record: ParameterRecord; onClose: () => void }) {
  const { t } = useTranslation()
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
    <ActDialog
      danger
      title={t('parameters.withdraw-title', { day: record.validFrom })}
      submitLabel={t('parameters.withdraw')}
      act={withdraw}
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
    </ActDialog>
  )
}
