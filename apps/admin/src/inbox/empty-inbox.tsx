import { EmptyState } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import type { InboxView } from './inbox-queries.ts'
import { listNextSteps } from './list-next-steps.ts'
import './inbox.css'

/** Nothing waits: says what will appear here, and to those who set things up where to begin. */
export function EmptyInbox({ view }: { view: InboxView }) {
  const { t } = useTranslation()
  const me = useSession()
  const steps = view === 'open' ? listNextSteps(me) : []
  return (
    <EmptyState
      title={t(`inbox.empty.${view}`)}
      action={
        steps.length > 0 && (
          <nav className="inbox-next" aria-label={t('inbox.next')}>
            {steps.map(({ to, label }, place) => (
              <AppLink key={to} to={to} className={place === 0 ? 'ln-button ln-button--primary' : 'ln-button'}>
                {t(label)}
              </AppLink>
            ))}
          </nav>
        )
      }
    >
      {t(steps.length > 0 ? 'inbox.empty-note.begin' : `inbox.empty-note.${view}`)}
    </EmptyState>
  )
}
