import { useTranslation } from 'react-i18next'
import { formatMoment } from '../format/format-moment.ts'

/** Says that what was typed is kept, and when; a restored draft can be thrown away here. */
export function DraftNote({
  savedAt,
  restored,
  onReset,
}: {
  savedAt: string | undefined
  restored: boolean
  onReset: () => void
}) {
  const { t } = useTranslation('ui')
  if (!savedAt) return null
  return (
    <span className="ln-hint" role="status">
      {t(restored ? 'draft.restored' : 'draft.saved', { moment: formatMoment(savedAt) })}{' '}
      <button type="button" className="ln-link ln-text-button" onClick={onReset}>
        {t('draft.discard')}
      </button>
    </span>
  )
}
