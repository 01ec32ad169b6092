import { Field, TextArea } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { REASON_LIMIT } from '../wire/text-limits.ts'

interface ReasonFieldProps {
  readonly label?: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

export function ReasonField({ label, hint, optional = false, error, value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation()
  return (
    <Field name="reason" label={label ?? t('people.change.reason')} hint={hint} optional={optional} error={error}>
      {(control) => <TextArea control={control} value={value} onChange={onChange} limit={REASON_LIMIT} rows={2} />}
    </Field>
  )
}
