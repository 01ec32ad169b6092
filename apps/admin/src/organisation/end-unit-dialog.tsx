import type { UnitDetail } from '@linli/contract'
import { DateField, ErrorNotice, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { useUnitAct } from './use-unit-act.ts'

const REASON_LIMIT = 200

/** Ends a unit on a day; its records stay. */
export function EndUnitDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [on, setOn] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useUnitAct((input: { on: string; reason: string }) => {
    return coreClient.organisation.end.mutate({ id: unit.id, version: unit.version, ...input })
  }, onClose)
  const submit = () => {
    setAsked(true)
    if (on && reason.trim()) act.mutate({ on, reason: reason.trim() })
  }
  const missing = (text: string) => (asked && text.trim() === '' ? t('unit.problem.missing') : undefined)
  return (
    <Dialog
      open
      danger
      title={t('unit.end')}
      submitLabel={t('unit.end')}
      busy={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('unit.end-consequence', { name: unit.name })}</p>
      <Field name="end-on" label={t('unit.end-on')} error={missing(on)}>
        {(control) => <DateField control={control} value={on} onChange={setOn} />}
      </Field>
      <Field name="end-reason" label={t('unit.end-reason')} error={missing(reason)}>
        {(control) => <TextArea control={control} value={reason} onChange={setReason} limit={REASON_LIMIT} rows={3} />}
      </Field>
      {act.error && <ErrorNotice error={describeError(act.error, i18n)} />}
    </Dialog>
  )
}
