import type { UnitDetail } from '@linli/contract'
import { DateField, Field, TextArea } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { useUnitAct } from './use-unit-act.ts'

const REASON_LIMIT = 200

/** Ends a unit on a day; its records stay. */
export function EndUnitDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t } = useTranslation()
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
    <ActDialog danger title={t('unit.end')} act={act} onSubmit={submit} onClose={onClose}>
      <p>{t('unit.end-consequence', { name: unit.name })}</p>
      <Field name="end-on" label={t('unit.end-on')} error={missing(on)}>
        {(control) => <DateField control={control} value={on} onChange={setOn} />}
      </Field>
      <Field name="end-reason" label={t('unit.end-reason')} error={missing(reason)}>
        {(control) => <TextArea control={control} value={reason} onChange={setReason} limit={REASON_LIMIT} rows={3} />}
      </Field>
    </ActDialog>
  )
}
