import type { ParameterDetail, ParameterRecord } from '@linli/contract'
import { Choices, DateField, Field, FieldGroup, TextArea, TextInput } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { PARAMETER_TEXT_LIMIT, REASON_LIMIT } from '../wire/text-limits.ts'
import { ParameterEffect } from './parameter-effect.tsx'
import {
  emptyParameterForm,
  findParameterProblems,
  type ParameterFormKind,
  type ParameterFormValues,
  showTyped,
} from './parameter-form-values.ts'
import { ParameterValueField } from './parameter-value-field.tsx'
import { useChangeParameter } from './use-change-parameter.ts'

interface ParameterFormProps {
  readonly detail: ParameterDetail
  readonly kind: ParameterFormKind
  /** The one that is corrected. */
  readonly record: ParameterRecord | undefined
}

const limits = { document: PARAMETER_TEXT_LIMIT, section: PARAMETER_TEXT_LIMIT, reason: REASON_LIMIT }

export function ParameterForm({ detail, kind, record }: ParameterFormProps) {
  const { t } = useTranslation()
  const [values, setValues] = useState(() => startingValues(record))
  const { definition } = detail
  const check = useFormCheck({
    values,
    found: findParameterProblems(values, definition, kind),
    limits,
    labelOf: (name) => t(`parameters.${name}`),
  })
  const save = useChangeParameter(detail, kind, record)
  const change = (changed: Partial<ParameterFormValues>) => setValues({ ...values, ...changed })
  const { errorOf } = check
  return (
    <CheckedForm
      check={check}
      error={save.error}
      busy={save.isPending}
      submitLabel={t(`parameters.submit.${kind}`)}
      onSubmit={() => save.mutate(values)}
    >
      {kind !== 'end' && (
        <ParameterValueField
          definition={definition}
          value={values.value}
          error={errorOf('value')}
          onChange={(value) => change({ value })}
        />
      )}
      <Field name="validFrom" label={t('parameters.validFrom')} error={errorOf('validFrom')}>
        {(control) => (
          <DateField control={control} value={values.validFrom} onChange={(validFrom) => change({ validFrom })} />
        )}
      </Field>
      {kind !== 'end' && (
        <Field
          name="validTo"
          label={t('parameters.validTo')}
          hint={t('parameters.valid-to-hint')}
          error={errorOf('validTo')}
          optional
        >
          {(control) => (
            <DateField control={control} value={values.validTo} onChange={(validTo) => change({ validTo })} />
          )}
        </Field>
      )}
      <BasisFields values={values} errorOf={errorOf} onChange={change} reasonNeeded={kind !== 'set'} />
      <ParameterEffect detail={detail} kind={kind} values={values} />
    </CheckedForm>
  )
}

function startingValues(record: ParameterRecord | undefined): ParameterFormValues {
  if (record?.value === undefined) return emptyParameterForm
  const { value, validFrom, validTo = '' } = record
  return { ...emptyParameterForm, value: showTyped(value), validFrom, validTo }
}

interface BasisFieldsProps {
  readonly values: ParameterFormValues
  readonly errorOf: (name: keyof ParameterFormValues) => string | undefined
  readonly onChange: (changed: Partial<ParameterFormValues>) => void
  readonly reasonNeeded: boolean
}

function BasisFields({ values, errorOf, onChange, reasonNeeded }: BasisFieldsProps) {
  const { t } = useTranslation()
  const { basis, document, section, reason } = values
  const bases = (['numbered', 'law', 'own'] as const).map((value) => ({
    value,
    label: t(`parameters.basis.${value}`),
    note: t(`parameters.basis-note.${value}`),
  }))
  return (
    <>
      <FieldGroup name="basis" label={t('parameters.basis')}>
        <Choices name="basis" choices={bases} value={basis} onChange={(chosen) => onChange({ basis: chosen })} />
      </FieldGroup>
      {basis !== 'own' && (
        <Field
          name="document"
          label={t(basis === 'law' ? 'parameters.law' : 'parameters.document')}
          hint={basis === 'numbered' ? t('parameters.document-hint') : undefined}
          error={errorOf('document')}
        >
          {(control) => (
            <TextInput
              control={control}
              value={document}
              onChange={(typed) => onChange({ document: typed })}
              limit={PARAMETER_TEXT_LIMIT}
            />
          )}
        </Field>
      )}
      <Field name="section" label={t('parameters.section')} error={errorOf('section')} optional>
        {(control) => (
          <TextInput
            control={control}
            value={section}
            onChange={(typed) => onChange({ section: typed })}
            limit={PARAMETER_TEXT_LIMIT}
          />
        )}
      </Field>
      <Field
        name="reason"
        label={t('parameters.reason')}
        error={errorOf('reason')}
        optional={!reasonNeeded && basis !== 'own'}
      >
        {(control) => (
          <TextArea
            control={control}
            value={reason}
            onChange={(typed) => onChange({ reason: typed })}
            limit={REASON_LIMIT}
          />
        )}
      </Field>
    </>
  )
}
