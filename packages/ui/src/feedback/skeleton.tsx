import { useTranslation } from 'react-i18next'
import { useDelayed } from './use-delayed.ts'

/** The final layout in grey, after 200 ms. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('ui')
  const late = useDelayed(true)
  if (!late) return null
  return (
    <div className="ln-skeleton" role="status">
      <span className="ln-visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  )
}
