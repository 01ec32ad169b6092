import { type FactDefinition, factFrequencies, factOwners, factSensitivities, factTypes } from '@linli/contract'
import { DateField, ErrorNotice, Field, formatMoment, PageHeader, Skeleton, TextArea, TextInput } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import {
  emptyFactForm,
  type FactFormValues,
  factLimits,
  findFactProblems,
  toFactForm,
  toFactInput,
} from './fact-form-values.ts'
import { factDefinitionsQuery } from './facts-queries.ts'
import './facts.css'

/** A new fact, or one of one's own said anew from a day on. */
export function DefineFactPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const key = new URLSearchParams(useLocation().searchStr).get('fact')
  const query = useQuery({ ...factDefinitionsQuery, enabled: permissions.includes('facts:define') })
  if (!permissions.includes('facts:define')) return <NoPermission />
  const known = query.data?.find((one) => one.key === key)
  return (
    <>
      <PageHeader
        title={t(key ? 'facts.change-title' : 'facts.define')}
        trail={
          <AppLink to="/facts/definitions" className="ln-link">
            {t('facts.definitions')}
          </AppLink>
        }
      />
      {query.data ? (
        <DefineFactForm known={known} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </>
  )
}

const SUBJECTS = ['community', 'street', 'estate', 'building'] as const

function DefineFactForm({ known }: { known: FactDefinition | undefined }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const inCity = isInCity(useSession())
  const today = formatMoment(new Date()).slice(0, 10)
  const [values, setValues] = useState(() => (known ? toFactForm(known, today) : emptyFactForm(today, { inCity })))
  const check = useFormCheck({
    values: { ...values },
    found: findFactProblems(values, { inCity }),
    limits: factLimits,
    labelOf: (name) => t(`facts.field.${name}`),
  })
  const define = useDefineFact(() => history.push('/facts/definitions'))
  const form = { values, check, change: (part: Partial<FactFormValues>) => setValues({ ...values, ...part }) }
  return (
    <CheckedForm
      check={check}
      error={define.error}
      busy={define.isPending}
      submitLabel={t(known ? 'facts.change' : 'facts.define')}
      onSubmit={() => define.mutate(values)}
    >
      <WhatFields {...form} keyHint={known ? undefined : inCity ? 'facts.hint.key' : 'facts.hint.key-local'} />
      <WhoFields {...form} />
      {(values.type === 'integer' || values.type === 'decimal') && <RangeFields {...form} />}
      <SourceFields {...form} />
    </CheckedForm>
  )
}

interface FormPart {
  readonly values: FactFormValues
  readonly check: ReturnType<typeof useFormCheck<keyof FactFormValues, keyof typeof factLimits>>
  readonly change: (part: Partial<FactFormValues>) => void
}

/** The key once it is known is fixed, and so not asked for. */
function WhatFields({ keyHint, ...form }: FormPart & { keyHint: string | undefined }) {
  const { values } = form
  return (
    <>
      <div className="ln-field__row">
        <TextPart {...form} name="nameZh" />
        <TextPart {...form} name="nameEn" />
      </div>
      {keyHint && <TextPart {...form} name="key" hint={keyHint} />}
      <TextPart {...form} name="noteZh" optional />
      <AreaPart {...form} name="aliases" limit={1200} optional />
      <div className="ln-field__row">
        <SelectPart {...form} name="subjectKind" options={SUBJECTS} words="unit-kind" />
        <SelectPart {...form} name="type" options={factTypes} words="facts.type" />
      </div>
      {values.type === 'choice' && <AreaPart {...form} name="choices" limit={3000} />}
      <div className="ln-field__row">
        <TextPart {...form} name="measureZh" optional />
        <TextPart {...form} name="measureEn" optional />
      </div>
    </>
  )
}

function WhoFields(form: FormPart) {
  return (
    <>
      <div className="ln-field__row">
        <SelectPart {...form} name="owner" options={factOwners} words="facts.owner" />
        {form.values.owner === 'department' && <TextPart {...form} name="department" />}
      </div>
      <div className="ln-field__row">
        <SelectPart {...form} name="frequency" options={factFrequencies} words="facts.frequency" />
        <TextPart {...form} name="dueWorkingDays" />
      </div>
      <SelectPart {...form} name="sensitivity" options={factSensitivities} words="facts.sensitivity" />
    </>
  )
}

function RangeFields(form: FormPart) {
  return (
    <>
      <SelectPart {...form} name="additive" options={['yes', 'no']} words="facts.additive" />
      <div className="ln-field__row">
        <TextPart {...form} name="softMin" optional />
        <TextPart {...form} name="softMax" optional />
      </div>
      <div className="ln-field__row">
        <TextPart {...form} name="hardMin" optional />
        <TextPart {...form} name="hardMax" optional />
      </div>
    </>
  )
}

function SourceFields(form: FormPart) {
  const { t } = useTranslation()
  const { values, check, change } = form
  return (
    <>
      <div className="ln-field__row">
        <TextPart {...form} name="sourceDocument" />
        <TextPart {...form} name="section" optional />
      </div>
      <Field name="validFrom" label={t('facts.field.validFrom')} error={check.errorOf('validFrom')}>
        {(control) => (
          <DateField control={control} value={values.validFrom} onChange={(validFrom) => change({ validFrom })} />
        )}
      </Field>
    </>
  )
}

const NUMBER_LIMIT = 18

function TextPart({
  values,
  check,
  change,
  name,
  hint = `facts.hint.${name}`,
  optional = false,
}: FormPart & { name: keyof FactFormValues; hint?: string; optional?: boolean }) {
  const { t, i18n } = useTranslation()
  return (
    <Field
      name={name}
      label={t(`facts.field.${name}`)}
      hint={i18n.exists(hint) && t(hint)}
      error={check.errorOf(name)}
      optional={optional}
    >
      {(control) => (
        <TextInput
          control={control}
          value={values[name]}
          onChange={(text) => change({ [name]: text })}
          limit={name in factLimits ? factLimits[name as keyof typeof factLimits] : NUMBER_LIMIT}
        />
      )}
    </Field>
  )
}

function AreaPart({
  values,
  check,
  change,
  name,
  limit,
  optional = false,
}: FormPart & { name: 'aliases' | 'choices'; limit: number; optional?: boolean }) {
  const { t } = useTranslation()
  return (
    <Field
      name={name}
      label={t(`facts.field.${name}`)}
      hint={t(`facts.hint.${name}`)}
      error={check.errorOf(name)}
      optional={optional}
    >
      {(control) => (
        <TextArea control={control} value={values[name]} onChange={(text) => change({ [name]: text })} limit={limit} />
      )}
    </Field>
  )
}

function SelectPart({
  values,
  check,
  change,
  name,
  options,
  words,
}: FormPart & { name: keyof FactFormValues; options: readonly string[]; words: string }) {
  const { t } = useTranslation()
  return (
    <SelectField
      name={name}
      label={t(`facts.field.${name}`)}
      error={check.errorOf(name)}
      options={options.map((value) => ({ value, label: t(`${words}.${value}`) }))}
      value={values[name]}
      onChange={(value) => change({ [name]: value || options[0] })}
    />
  )
}

function useDefineFact(onDefined: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (values: FactFormValues) => coreClient.facts.define.mutate(toFactInput(values)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['facts'] })
      onDefined()
    },
  })
}
