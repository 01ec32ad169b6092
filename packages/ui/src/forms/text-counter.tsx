import { useTranslation } from 'react-i18next'
import { formatCount } from '../format/format-count.ts'

interface TextCounterProps {
  readonly id: string
  readonly count: number
  readonly limit: number
  readonly shown: boolean
}

/** How much of a limit is used, shown once little is left. */
export function TextCounter({ id, count, limit, shown }: TextCounterProps) {
  const { t } = useTranslation('ui')
  const over = count > limit
  return (
    <>
      {/* there before its text, or a screen reader would not say it */}
      <span className="ln-visually-hidden" aria-live="polite">
        {over && t('form.over-limit')}
      </span>
      {shown && (
        <div className={over ? 'ln-field__count ln-field__count--over' : 'ln-field__count'} id={id}>
          <span className="ln-visually-hidden">{t('form.characters')}</span>
          {`${formatCount(count)} / ${formatCount(limit)}`}
        </div>
      )}
    </>
  )
}
