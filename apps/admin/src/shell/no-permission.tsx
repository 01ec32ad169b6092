import { EmptyState } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from './app-link.tsx'

/** The page exists, but not for the post one works in now. */
export function NoPermission() {
  const { t } = useTranslation()
  const { post } = useSession()
  return (
    <EmptyState
      title={t('no-permission.title')}
      action={
        <AppLink to="/" className="ln-button">
          {t('not-found.home')}
        </AppLink>
      }
    >
      {t('no-permission.text', { post: post.title, unit: post.unit.name })}
    </EmptyState>
  )
}
