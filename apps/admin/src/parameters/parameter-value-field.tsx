import type { ParameterDefinition } from '@linli/contract'
import { Choices, Field, FieldGroup, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { PARAMETER_TEXT_LIMIT } from '../wire/text-limits.ts'
import { useParameterWords } from './use-parameter-words.ts'

interface ParameterValueFieldProps {
  readonly definition: ParameterDefinition
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

/** The value by its type: few choices in sight, a number with its unit and bounds, or a text. */
export function ParameterValueField({ definition, value, error, onChange }: ParameterValueFieldProps) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const { type, options, least, most } = definition
  if (type === 'choice' || type === 'yes-no') {
    const choices =
      type === 'choice'
        ? options.map((option) => ({ value: option, label: words.option(definition, option) }))
        : (['yes', 'no'] as const).map((answer) => ({ value: answer, label: t(`parameters.${answer}`) }))
    return (
      <FieldGroup name="value" label={t('parameters.value')} error={error}>
        <Choices name="value" choices={choices} value={value || undefined} onChange={onChange} />
      </FieldGroup>
    )
  }
  const hint = type === 'text' ? undefined : t('parameters.value-hint', { unit: words.unit(definition), least, most })
  return (
    <Field name="value" label={t('parameters.value')} hint={hint} error={error}>
      {(control) => (
        <TextInput
          control={control}
          value={value}
          onChange={onChange}
          limit={PARAMETER_TEXT_LIMIT}
          inputMode={type === 'text' ? 'text' : 'decimal'}
        />
      )}
    </Field>
  )
}
