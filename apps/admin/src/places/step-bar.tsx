import { useTranslation } from 'react-i18next'
import type { ChangeStep } from './find-change-problems.ts'

interface StepBarProps {
  readonly steps: readonly ChangeStep[]
  readonly at: number
  readonly onBack: (step: number) => void
}

/** Where one is; what is behind can be gone back to. */
export function StepBar({ steps, at, onBack }: StepBarProps) {
  const { t } = useTranslation()
  return (
    <ol className="places-steps" aria-label={t('places.steps')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className="places-steps__number" aria-hidden="true">
            {index + 1}
          </span>
          {index < at ? (
            <button type="button" className="ln-link ln-text-button" onClick={() => onBack(index)}>
              {t(`places.step.${step}`)}
            </button>
          ) : (
            t(`places.step.${step}`)
          )}
        </li>
      ))}
    </ol>
  )
}
