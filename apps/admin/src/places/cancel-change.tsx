import { type PlaceEventDetail, placeTextLimits } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { useCancelChange } from './place-queries.ts'

/** Takes back a planned change, with a reason that stays with it. */
export function CancelChange({ event, onClose }: { readonly event: PlaceEventDetail; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const cancel = useCancelChange()
  const given = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) cancel.mutate({ id: event.id, reason }, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t('places.cancel')} danger act={cancel} onClose={onClose} onSubmit={submit}>
      <p>{t('places.cancel-consequence', { subject: event.subject, day: event.day })}</p>
      <Field
        name="cancelReason"
        label={t('places.cancel-reason')}
        error={tried && !given ? t('places.problem.reason') : undefined}
      >
        {(control) => (
          <TextArea control={control} rows={3} limit={placeTextLimits.reason} value={reason} onChange={setReason} />
        )}
      </Field>
    </ActDialog>
  )
}
