import { caseTextLimits, type ObligationView } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'

interface SetAsideProps {
  readonly obligation: ObligationView
  readonly onClose: () => void
}

/** Says why nothing is to be done; it is not asked for again while its cause lasts. */
export function SetAsideDialog({ obligation: { id, course }, onClose }: SetAsideProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const queryClient = useQueryClient()
  const act = useMutation({
    mutationFn: () => coreClient.obligations.setAside.mutate({ id, version: course.file.version, reason }),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const given = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) act.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t('obligation.set-aside')} act={act} onClose={onClose} onSubmit={submit}>
      <p>{t('obligation.set-aside-consequence')}</p>
      <Field
        name="setAsideReason"
        label={t('obligation.reason')}
        error={tried && !given ? t('obligation.reason-missing') : undefined}
      >
        {(control) => (
          <TextArea control={control} rows={3} limit={caseTextLimits.reason} value={reason} onChange={setReason} />
        )}
      </Field>
    </ActDialog>
  )
}
