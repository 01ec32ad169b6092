import type { UnitKind } from '@linli/contract'
import { attributesOf, unitKinds } from '@linli/contract/register'
import { DateField, type Draft, DraftNote, Field, TextInput } from '@linli/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { AttributeField } from './attribute-field.tsx'
import { findUnitProblems, type UnitFormValues, unitLimits } from './unit-form-values.ts'

interface UnitFormProps {
  readonly draft: Draft<UnitFormValues>
  /** The kinds to choose from when a unit is added; absent when one is edited. */
  readonly kinds?: readonly UnitKind[]
  /** Told under the name: what a change of it means. */
  readonly nameHint?: string
  readonly needsReason: boolean
  readonly error: unknown
  readonly busy: boolean
  readonly submitLabel: string
  readonly onSubmit: (kind: UnitKind) => void
}

/** Name, days and what units of the kind have; what is typed is kept as a draft. */
export function UnitForm(props: UnitFormProps) {
  const { draft, kinds, error, busy, submitLabel, onSubmit } = props
  const { t } = useTranslation()
  const { value: values, change } = draft
  const kind = unitKinds.find((one) => one === values.kind)
  const check = useFormCheck<string, keyof typeof unitLimits>({
    values,
    found: findUnitProblems(values, { kind, adding: kinds !== undefined }),
    limits: unitLimits,
    labelOf: (name) => t(`unit.${name}`),
  })
  return (
    <CheckedForm
      check={check}
      error={error}
      busy={busy}
      submitLabel={submitLabel}
      onSubmit={() => kind && onSubmit(kind)}
    >
      {kinds && (
        <SelectField
          name="kind"
          label={t('unit.kind')}
          error={check.errorOf('kind')}
          options={kinds.map((one) => ({ value: one, label: t(`unit-kind-one.${one}`) }))}
          value={values.kind ?? ''}
          onChange={(chosen) => change({ kind: chosen })}
        />
      )}
      <NameFields {...props} errorOf={check.errorOf} />
      {kind &&
        attributesOf(kind).map((definition) => (
          <AttributeField
            key={definition.key}
            definition={definition}
            value={values[definition.key] ?? ''}
            error={check.errorOf(definition.key)}
            onChange={(value) => change({ [definition.key]: value })}
          />
        ))}
      <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
    </CheckedForm>
  )
}

function NameFields({
  draft: { value: values, change },
  kinds,
  nameHint,
  needsReason,
  errorOf,
}: UnitFormProps & { errorOf: (name: string) => string | undefined }) {
  const { t } = useTranslation()
  const field = (
    name: keyof typeof unitLimits,
    { hint, optional = false }: { hint?: ReactNode; optional?: boolean },
  ) => (
    <Field name={name} label={t(`unit.${name}`)} hint={hint} error={errorOf(name)} optional={optional}>
      {(control) => (
        <TextInput
          control={control}
          value={values[name] ?? ''}
          onChange={(text) => change({ [name]: text })}
          limit={unitLimits[name]}
          autoComplete="off"
        />
      )}
    </Field>
  )
  return (
    <>
      {field('name', { hint: nameHint })}
      {field('fullName', { hint: t('unit.fullName-hint'), optional: true })}
      {kinds && (
        <Field name="validFrom" label={t('unit.validFrom')} error={errorOf('validFrom')}>
          {(control) => (
            <DateField
              control={control}
              value={values.validFrom ?? ''}
              onChange={(validFrom) => change({ validFrom })}
            />
          )}
        </Field>
      )}
      {needsReason && field('reason', { hint: t('unit.reason-hint') })}
    </>
  )
}
