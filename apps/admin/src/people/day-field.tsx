import { DateField, Field } from '@linli/ui'

interface DayFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (day: string) => void
}

export function DayField({ name, label, hint, optional = false, error, value, onChange }: DayFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} optional={optional} error={error}>
      {(control) => <DateField control={control} value={value} onChange={onChange} />}
    </Field>
  )
}
