import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useInboxFigures } from '../inbox/inbox-queries.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from './app-link.tsx'
import { findCurrent, type NavigationGroupItems } from './navigation.ts'

export function Rail({ groups }: { groups: readonly NavigationGroupItems[] }) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const { href } = useLocation()
  const current = findCurrent(
    groups.flatMap((group) => group.items),
    href,
  )
  return (
    <nav className="app-rail" aria-label={t('shell.navigation')}>
      <div className="app-mark">
        <b aria-hidden="true">{t('brand.mark')}</b>
        <div>
          <span>{t('brand.name')}</span>
          <small>{tenant.name}</small>
        </div>
      </div>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`rail-${group.key}`}>
          <h2 id={`rail-${group.key}`}>{t(`nav-group.${group.key}`)}</h2>
          {group.items.map((item) => (
            <AppLink key={item.to} to={item.to} aria-current={item === current ? 'page' : undefined}>
              {t(item.label, { ns: item.namespace })}
              {item.showsInboxCount && <InboxCount />}
            </AppLink>
          ))}
        </section>
      ))}
    </nav>
  )
}

function InboxCount() {
  const { t } = useTranslation()
  const open = useInboxFigures().data?.open
  if (!open) return null
  return (
    <span className="app-count">
      <span className="ln-visually-hidden">{t('nav.inbox-count')}</span>
      {open}
    </span>
  )
}
