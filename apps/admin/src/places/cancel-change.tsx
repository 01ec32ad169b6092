import { type PlaceEventDetail, placeTextLimits } from '@linli/contract'
import { ErrorNotice, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { useCancelChange } from './place-queries.ts'

/** Takes back a planned change, with a reason that stays with it. */
export function CancelChange({ event, onClose }: { readonly event: PlaceEventDetail; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const cancel = useCancelChange()
  const given = reason.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) cancel.mutate({ id: event.id, reason }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      title={t('places.cancel')}
      submitLabel={t('places.cancel')}
      danger
      busy={cancel.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
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
      {cancel.error && <ErrorNotice error={describeError(cancel.error, i18n)} />}
    </Dialog>
  )
}
