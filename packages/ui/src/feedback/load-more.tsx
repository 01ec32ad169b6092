import { useTranslation } from 'react-i18next'

interface LoadMoreProps {
  readonly shown: number
  readonly hasMore: boolean
  readonly loading: boolean
  readonly onMore: () => void
}

/** The foot of a keyset listing: how many are shown, and the next page under them. */
export function LoadMore({ shown, hasMore, loading, onMore }: LoadMoreProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="ln-more">
      <span className="ln-hint" role="status">
        {t(hasMore ? 'list.shown' : 'list.all-shown', { count: shown })}
      </span>
      {hasMore && (
        <button type="button" className="ln-button" onClick={onMore} disabled={loading}>
          {t(loading ? 'loading' : 'list.more')}
        </button>
      )}
    </div>
  )
}
