import { ErrorNotice } from '@linli/ui'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'

/** The last net: a page that could not be shown at all. */
export function AppError({ error, reset }: ErrorComponentProps) {
  const { i18n } = useTranslation()
  return (
    <div className="app-alone">
      <ErrorNotice error={describeError(error, i18n)} onRetry={reset} />
    </div>
  )
}
