import { Field, TextArea } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { REASON_LIMIT } from '../wire/text-limits.ts'

interface ReasonDialogProps {
  /** The verb with its object. */
  readonly title: string
  /** Whom it hits and what it does. */
  readonly text: string
  readonly danger?: boolean
  readonly act: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** An act on somebody's account: restated, with a reason that the audit keeps. */
export function ReasonDialog({ title, text, danger = false, act, onClose }: ReasonDialogProps) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const mutation = useMutation({
    mutationFn: () => act(reason),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['security'] })
      onClose()
    },
  })
  return (
    <ActDialog
      title={title}
      danger={danger}
      act={mutation}
      onClose={onClose}
      onSubmit={() => {
        setAttempted(true)
        if (reason.trim()) mutation.mutate()
      }}
    >
      <p>{text}</p>
      <Field
        name="reason"
        label={t('security.reason')}
        hint={t('security.reason-hint')}
        error={attempted && !reason.trim() ? t('security.reason-missing') : undefined}
      >
        {(control) => <TextArea control={control} rows={3} value={reason} onChange={setReason} limit={REASON_LIMIT} />}
      </Field>
    </ActDialog>
  )
}
