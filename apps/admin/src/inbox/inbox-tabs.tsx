import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import type { InboxView } from './inbox-queries.ts'

const VIEWS = [
  { view: 'open', to: '/inbox' },
  { view: 'started', to: '/inbox?view=started' },
  { view: 'done', to: '/inbox?view=done' },
  { view: 'copied', to: '/inbox?view=copied' },
] as const

/** The inbox's four views; on a desk the rail has them too, on a phone only this. */
export function InboxTabs({ view }: { view: InboxView }) {
  const { t } = useTranslation()
  return (
    <nav className="ln-tabs inbox-tabs" aria-label={t('inbox.views')}>
      {VIEWS.map((item) => (
        <AppLink key={item.view} to={item.to} className="ln-tab" aria-current={item.view === view ? 'page' : undefined}>
          {t(`inbox.title.${item.view}`)}
        </AppLink>
      ))}
    </nav>
  )
}
