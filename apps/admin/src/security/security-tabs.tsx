import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'

const TABS = [
  { to: '/security', label: 'security.tab.accounts' },
  { to: '/security/invitations', label: 'security.tab.invitations' },
  { to: '/security/provider', label: 'security.tab.provider' },
] as const

/** What a security administrator keeps in order, besides the rules. */
export function SecurityTabs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <nav className="ln-tabs app-security-tabs" aria-label={t('nav.security')}>
      {TABS.map(({ to, label }) => (
        <AppLink key={to} to={to} className="ln-tab" aria-current={pathname === to ? 'page' : undefined}>
          {t(label)}
        </AppLink>
      ))}
    </nav>
  )
}
