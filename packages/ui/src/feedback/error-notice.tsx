import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

/** What a reader needs to know of an error, in this order. */
export interface ErrorText {
  readonly happened: string
  /** What stays safe, where that could be doubted. */
  readonly safe?: string
  readonly next?: string
  readonly requestId?: string
}

interface ErrorNoticeProps {
  readonly error: ErrorText
  readonly onRetry?: () => void
  readonly action?: ReactNode
}

export function ErrorNotice({ error, onRetry, action }: ErrorNoticeProps) {
  const { t } = useTranslation('ui')
  return (
    <Notice tone="bad" title={error.happened}>
      {error.safe && <p>{error.safe}</p>}
      {error.next && <p>{error.next}</p>}
      {error.requestId && (
        <p className="ln-hint">
          {t('error.request-id')} <span className="ln-code">{error.requestId}</span>
        </p>
      )}
      {(onRetry || action) && (
        <p className="ln-row">
          {onRetry && (
            <button type="button" className="ln-button" onClick={onRetry}>
              {t('error.retry')}
            </button>
          )}
          {action}
        </p>
      )}
    </Notice>
  )
}
