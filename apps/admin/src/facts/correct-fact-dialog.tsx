import type { FactDefinition, FactOutcome, FactReading } from '@linli/contract'
import { DateField, ErrorNotice, Field, Notice } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { FactInput } from './fact-input.tsx'
import { useEnterFacts } from './facts-queries.ts'
import { useFactWords } from './use-fact-words.ts'

interface CorrectFactDialogProps {
  readonly unitId: string
  readonly definition: FactDefinition
  readonly reading: FactReading
  readonly onClose: () => void
}

/** A correction with its reason, or for what changes at any time a new value from a day on; what was there stays in sight. */
export function CorrectFactDialog({ unitId, definition, reading, onClose }: CorrectFactDialogProps) {
  const { i18n } = useTranslation()
  const { t, nameOf, fullValueOf, periodOf, problemOf } = useFactWords()
  const changes = definition.frequency === 'as-changed'
  const [form, setForm] = useState({ value: '', period: reading.period, reason: '', basis: '' })
  const [outcome, setOutcome] = useState<FactOutcome>()
  const enter = useEnterFacts(unitId)
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const corrects = form.period === reading.period
  const submit = () => {
    const { value, period, reason, basis } = form
    const entry = { key: definition.key, period, value, revision: corrects ? reading.revision : 0, reason, basis }
    enter.mutate([entry], {
      onSuccess: ([made]) => {
        setOutcome(made)
        if (made?.saved) onClose()
      },
    })
  }
  const label = t(changes ? 'facts.update' : 'facts.correct')
  const text = (name: 'reason' | 'basis', limit: number) => (
    <Field name={`fact-${name}`} label={t(`facts.${name}`)} optional={name === 'basis' || !corrects}>
      {(control) => (
        <input
          {...control}
          className="ln-input"
          maxLength={limit}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Dialog
      open
      title={t('facts.correct-title', { act: label, name: nameOf(definition) })}
      submitLabel={label}
      busy={enter.isPending || form.value.trim() === ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="ln-muted">
        {t('facts.now', { value: fullValueOf(definition, reading.value), period: periodOf(reading.period) })}
      </p>
      <Field name="fact-value" label={t('facts.new-value')}>
        {(control) => (
          <FactInput
            control={control}
            definition={definition}
            value={form.value}
            onChange={(value) => change({ value })}
          />
        )}
      </Field>
      {changes && (
        <Field name="fact-period" label={t('facts.holds-from')} hint={t('facts.holds-from-hint')}>
          {(control) => <DateField control={control} value={form.period} onChange={(period) => change({ period })} />}
        </Field>
      )}
      {text('reason', 300)}
      {text('basis', 120)}
      {outcome?.code && <Notice tone="bad" title={problemOf(outcome.code, outcome.params)} />}
      {enter.error && <ErrorNotice error={describeError(enter.error, i18n)} />}
    </Dialog>
  )
}
