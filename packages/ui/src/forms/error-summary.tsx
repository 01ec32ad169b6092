import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../status/icon.tsx'
import { fieldId } from './field.tsx'

export interface FieldProblem {
  readonly name: string
  readonly message: string
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[]
  /** Grows with each attempt to submit, so that a second attempt moves the focus again. */
  readonly attempt: number
}

/** Every problem of a form in one list of links; each attempt to submit moves the focus to the first field concerned. */
export function ErrorSummary({ problems, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation('ui')
  const focusedAttempt = useRef(0)
  const first = problems[0]?.name
  useEffect(() => {
    if (attempt === focusedAttempt.current || first === undefined) return
    focusedAttempt.current = attempt
    focusField(first)
  }, [attempt, first])
  if (problems.length === 0) return null
  return (
    <div className="ln-notice ln-notice--bad" role="alert">
      <Icon name="alert" />
      <div className="ln-notice__body">
        <b>{t('form.problems', { count: problems.length })}</b>
        <ul>
          {problems.map(({ name, message }) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(name)
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}
