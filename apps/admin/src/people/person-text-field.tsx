import { Field, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { personLimits } from '../wire/text-limits.ts'
import type { PersonTexts } from './person-texts.ts'

interface PersonTextFieldProps {
  readonly name: keyof PersonTexts
  /** Tells the fields of several people on one form apart. */
  readonly of?: string
  readonly hint?: string
  readonly values: Partial<PersonTexts>
  readonly errorOf: (name: keyof PersonTexts) => string | undefined
  readonly onChange: (changed: Partial<PersonTexts>) => void
}

export function PersonTextField({ name, of, hint, values, errorOf, onChange }: PersonTextFieldProps) {
  const { t } = useTranslation()
  return (
    <Field
      name={of === undefined ? name : `${of}.${name}`}
      label={t(`people.${name}`)}
      hint={hint}
      error={errorOf(name)}
    >
      {(control) => (
        <TextInput
          control={control}
          value={values[name] ?? ''}
          onChange={(text) => onChange({ [name]: text })}
          limit={personLimits[name]}
          autoComplete="off"
          autoCapitalize="none"
        />
      )}
    </Field>
  )
}
