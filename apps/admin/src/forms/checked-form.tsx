import { ErrorNotice, ErrorSummary } from '@linli/ui'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import type { FormCheck } from './use-form-check.ts'

interface CheckedFormProps {
  readonly check: FormCheck<never>
  /** What the server had against the last attempt. */
  readonly error: unknown
  readonly busy: boolean
  readonly submitLabel: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** One section of fields and the one thing to do with it; submits what the check has nothing against. */
export function CheckedForm({ check, error, busy, submitLabel, onSubmit, children }: CheckedFormProps) {
  const { i18n } = useTranslation()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (check.trySubmit()) onSubmit()
  }
  return (
    <form className="ln-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={check.problems} attempt={check.attempt} />
      <section className="ln-form__section">{children}</section>
      {error !== null && <ErrorNotice error={describeError(error, i18n)} />}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={busy}>
          {submitLabel}
        </button>
      </div>
    </form>
  )
}
