import type { UnitDetail } from '@linli/contract'
import { DateField, Field, TextInput } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { useUnitAct } from './use-unit-act.ts'

const limits = { name: 80, source: 120 }

/** Another name, from a day to a day where they are known. */
export function AliasDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [form, setForm] = useState({ name: '', source: '', validFrom: '', validTo: '' })
  const [asked, setAsked] = useState(false)
  const act = useUnitAct((input: typeof form) => {
    const { name, source, validFrom, validTo } = input
    return coreClient.organisation.addAlias.mutate({
      unitId: unit.id,
      version: unit.version,
      name: name.trim(),
      source: source.trim(),
      ...(validFrom && { validFrom }),
      ...(validTo && { validTo }),
    })
  }, onClose)
  const submit = () => {
    setAsked(true)
    if (form.name.trim() && form.source.trim()) act.mutate(form)
  }
  const text = (name: keyof typeof limits) => (
    <Field
      name={`alias-${name}`}
      label={t(`unit.alias-${name}`)}
      error={asked && form[name].trim() === '' ? t('unit.problem.missing') : undefined}
    >
      {(control) => (
        <TextInput
          control={control}
          value={form[name]}
          onChange={(value) => setForm({ ...form, [name]: value })}
          limit={limits[name]}
          autoComplete="off"
        />
      )}
    </Field>
  )
  const day = (name: 'validFrom' | 'validTo') => (
    <Field name={`alias-${name}`} label={t(`unit.alias-${name}`)} optional>
      {(control) => (
        <DateField control={control} value={form[name]} onChange={(value) => setForm({ ...form, [name]: value })} />
      )}
    </Field>
  )
  return (
    <ActDialog title={t('unit.add-alias')} act={act} onSubmit={submit} onClose={onClose}>
      {text('name')}
      {text('source')}
      {day('validFrom')}
      {day('validTo')}
    </ActDialog>
  )
}
