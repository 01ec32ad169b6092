import { Field } from '@linli/ui'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSWORD_LIMIT } from '../wire/text-limits.ts'

interface PasswordFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly error: string | undefined
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** Never cut, since half a password is another one: what is too long is told at once. */
export function PasswordField({ name, label, hint, error, value, onChange, ...input }: PasswordFieldProps) {
  const { t } = useTranslation()
  const told = isTooLong(value) ? t('password.too-long', { max: PASSWORD_LIMIT }) : error
  return (
    <Field name={name} label={label} hint={hint} error={told}>
      {(control) => (
        <input
          {...control}
          {...input}
          className="ln-input"
          type="password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function isTooLong(password: string): boolean {
  return password.length > PASSWORD_LIMIT
}
