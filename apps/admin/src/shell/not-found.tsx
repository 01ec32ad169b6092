import { EmptyState } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from './app-link.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('not-found.title')}
      action={
        <AppLink to="/" className="ln-button">
          {t('not-found.home')}
        </AppLink>
      }
    >
      {t('not-found.text')}
    </EmptyState>
  )
}
