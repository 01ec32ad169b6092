import type { SignInRulesView } from '@linli/contract'
import { Choices, ErrorNotice, Field, FieldGroup, TextArea } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { REASON_LIMIT } from '../wire/text-limits.ts'
import { RuleEffects } from './rule-effects.tsx'
import {
  changedRules,
  isWithin,
  type NumberRule,
  numberRules,
  type RuleTexts,
  ruleGroups,
  rulesOf,
  textsOf,
} from './rule-values.ts'

interface RulesFormProps {
  readonly view: SignInRulesView
  readonly onSaved: (revision: number) => void
}

const HINTED: readonly NumberRule[] = ['characterKinds', 'graceDays', 'recordDays']

/** The rules by what they are about; before saving, what the change means and for whom. */
export function RulesForm({ view, onSaved }: RulesFormProps) {
  const { t, i18n } = useTranslation()
  const [texts, setTexts] = useState(() => textsOf(view.rules))
  const [attempted, setAttempted] = useState(false)
  const save = useSaveRules(view, onSaved)
  const wrong = numberRules.filter((rule) => !isWithin(texts[rule], view.bounds[rule]))
  const changed = wrong.length > 0 ? [] : changedRules(view.rules, rulesOf(texts))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (wrong.length === 0 && changed.length > 0 && texts.reason.trim()) save.mutate(texts)
  }
  const set = (next: Partial<RuleTexts>) => setTexts({ ...texts, ...next })
  const numbers = (group: keyof typeof ruleGroups) => (
    <div className="app-rule-grid">
      {ruleGroups[group].map((rule) => (
        <NumberField
          key={rule}
          rule={rule}
          view={view}
          value={texts[rule]}
          onChange={(text) => set({ [rule]: text })}
        />
      ))}
    </div>
  )
  return (
    <form className="ln-form" onSubmit={submit} noValidate>
      <Group name="password" note={t('rules.group.password-note')}>
        {numbers('password')}
        <ChoiceField
          name="refuseCommon"
          values={['yes', 'no']}
          value={texts.refuseCommon}
          onChange={(refuseCommon) => set({ refuseCommon })}
        />
      </Group>
      <Group name="lock">{numbers('lock')}</Group>
      <Group name="session">{numbers('session')}</Group>
      <Group name="second-factor">
        <ChoiceField
          name="secondFactor"
          values={['none', 'administrators', 'everybody']}
          value={texts.secondFactor}
          onChange={(secondFactor) => set({ secondFactor })}
        />
        {numbers('second-factor')}
      </Group>
      <Group name="records">{numbers('records')}</Group>
      <RuleEffects view={view} after={wrong.length > 0 ? view.rules : rulesOf(texts)} changed={changed} />
      <section className="ln-form__section">
        <Field
          name="reason"
          label={t('security.reason')}
          hint={t('security.reason-hint')}
          error={attempted && !texts.reason.trim() ? t('security.reason-missing') : undefined}
        >
          {(control) => (
            <TextArea
              control={control}
              rows={2}
              value={texts.reason}
              onChange={(reason) => set({ reason })}
              limit={REASON_LIMIT}
            />
          )}
        </Field>
      </section>
      {save.error && <ErrorNotice error={describeError(save.error, i18n)} />}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={save.isPending}>
          {t('rules.save')}
        </button>
        {changed.length === 0 && wrong.length === 0 && <span className="ln-hint">{t('rules.changed-none')}</span>}
      </div>
    </form>
  )
}

function Group({ name, note, children }: { name: keyof typeof ruleGroups; note?: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className="ln-form__section">
      <h2>{t(`rules.group.${name}`)}</h2>
      {note && <p className="ln-hint">{note}</p>}
      {children}
    </section>
  )
}

interface NumberFieldProps {
  readonly rule: NumberRule
  readonly view: SignInRulesView
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Told at once when it is out of bounds: nothing under the floor can be saved. */
function NumberField({ rule, view, value, onChange }: NumberFieldProps) {
  const { t } = useTranslation()
  const bounds = view.bounds[rule]
  const range =
    bounds && t(bounds.mayBeOff ? 'rules.range-or-off' : 'rules.range', { min: bounds.min, max: bounds.max })
  const hint = [range, HINTED.includes(rule) && t(`rules.${rule}-hint`)].filter(Boolean).join(' · ')
  return (
    <Field
      name={rule}
      label={t(`rule.${rule}`)}
      hint={hint}
      error={isWithin(value, bounds) ? undefined : t('rules.problem', { range })}
    >
      {(control) => (
        <input
          {...control}
          className="ln-input"
          inputMode="numeric"
          maxLength={6}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceFieldProps<Value extends string> {
  readonly name: 'refuseCommon' | 'secondFactor'
  readonly values: readonly Value[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

function ChoiceField<Value extends string>({ name, values, value, onChange }: ChoiceFieldProps<Value>) {
  const { t } = useTranslation()
  return (
    <FieldGroup name={name} label={t(`rule.${name}`)}>
      <Choices
        name={name}
        inline
        choices={values.map((one) => ({ value: one, label: t(`rules.${name}.${one}` as string) }))}
        value={value}
        onChange={onChange}
      />
    </FieldGroup>
  )
}

function useSaveRules({ revision }: SignInRulesView, onSaved: RulesFormProps['onSaved']) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (texts: RuleTexts) =>
      coreClient.security.changeRules.mutate({ revision, reason: texts.reason, rules: rulesOf(texts) }),
    onSuccess: async () => {
      onSaved(revision + 1)
      scrollTo({ top: 0 })
      await queryClient.invalidateQueries({ queryKey: ['security'] })
    },
  })
}
