import { Field } from '@linli/ui'
import { useTranslation } from 'react-i18next'

interface SelectFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Empty while nothing is chosen. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of few; nothing is chosen for the user. */
export function SelectField({ name, label, hint, error, options, value, onChange }: SelectFieldProps) {
  const { t } = useTranslation()
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} className="ln-input" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('people.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
