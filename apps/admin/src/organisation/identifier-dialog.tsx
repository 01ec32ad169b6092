import type { UnitDetail } from '@linli/contract'
import { findIdentifierFlaw, isConfirmable, schemesOfKind } from '@linli/contract/register'
import { DateField, Field, Notice, TextInput } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { useUnitAct } from './use-unit-act.ts'

const limits = { value: 20, source: 120, exceptionReason: 200 }

/** A code from a day on. One that fails its check can be confirmed as an exception where real codes have that flaw. */
export function IdentifierDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [first = 'credit-code'] = schemesOfKind[unit.kind]
  const [form, setForm] = useState({ scheme: first, value: '', validFrom: '', source: '', exceptionReason: '' })
  const [asked, setAsked] = useState(false)
  const act = useUnitAct((input: Parameters<typeof coreClient.organisation.addIdentifier.mutate>[0]) => {
    return coreClient.organisation.addIdentifier.mutate(input)
  }, onClose)
  const change = (changed: Partial<typeof form>) => setForm({ ...form, ...changed })
  const value = form.value.replaceAll(/[\s-]/g, '').toUpperCase()
  const flaw = value === '' ? undefined : findIdentifierFlaw(form.scheme, value)
  const mayConfirm = flaw !== undefined && isConfirmable(flaw)
  const missing = (text: string) => (asked && text.trim() === '' ? t('unit.problem.missing') : undefined)
  const submit = () => {
    setAsked(true)
    const { exceptionReason, ...rest } = form
    const complete = [value, form.validFrom, form.source.trim()].every(Boolean)
    const confirmed = flaw === undefined || (mayConfirm && exceptionReason.trim() !== '')
    if (!complete || !confirmed) return
    const reason = flaw !== undefined && { exceptionReason: exceptionReason.trim() }
    act.mutate({ unitId: unit.id, version: unit.version, ...rest, value, source: form.source.trim(), ...reason })
  }
  const field = (name: keyof typeof limits, hint?: string) => (
    <Field name={`code-${name}`} label={t(`unit.code-${name}`)} hint={hint} error={missing(form[name])}>
      {(control) => (
        <TextInput
          control={control}
          value={form[name]}
          onChange={(text) => change({ [name]: text })}
          limit={limits[name]}
          autoComplete="off"
        />
      )}
    </Field>
  )
  return (
    <ActDialog title={t('unit.add-code')} act={act} onSubmit={submit} onClose={onClose}>
      <SelectField
        name="code-scheme"
        label={t('unit.code-kind')}
        error={undefined}
        options={schemesOfKind[unit.kind].map((scheme) => ({ value: scheme, label: t(`scheme.${scheme}`) }))}
        value={form.scheme}
        onChange={(chosen) => change({ scheme: schemesOfKind[unit.kind].find((scheme) => scheme === chosen) ?? first })}
      />
      {field('value')}
      {flaw && (
        <Notice tone={mayConfirm ? 'warn' : 'bad'} title={t(`flaw.${flaw}`)}>
          {mayConfirm && <p>{t('unit.confirm-exception')}</p>}
        </Notice>
      )}
      {mayConfirm && field('exceptionReason')}
      <Field name="code-validFrom" label={t('unit.code-validFrom')} error={missing(form.validFrom)}>
        {(control) => (
          <DateField control={control} value={form.validFrom} onChange={(validFrom) => change({ validFrom })} />
        )}
      </Field>
      {field('source', t('unit.source-hint'))}
    </ActDialog>
  )
}
