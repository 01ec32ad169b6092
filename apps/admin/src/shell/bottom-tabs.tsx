import { Icon } from '@linli/ui'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from './app-link.tsx'
import { findCurrent, type NavigationGroupItems, type NavigationItem } from './navigation.ts'

const PLACES = 4
const MENU: NavigationItem = { to: '/menu', label: 'nav.menu', namespace: 'shell', icon: 'menu' }

/** The phone's bar: the inbox, what plugins ask a place for, and a page with all the rest. */
export function BottomTabs({ groups }: { groups: readonly NavigationGroupItems[] }) {
  const { t } = useTranslation()
  const { href } = useLocation()
  const wanted = groups.flatMap((group) => group.items).filter((item) => item.onPhoneBar)
  const tabs = [...wanted.slice(0, PLACES - 1), MENU]
  const current = findCurrent(tabs, href)
  return (
    <nav className="app-tabs" aria-label={t('shell.tabs')}>
      {tabs.map((item) => (
        <AppLink key={item.to} to={item.to} aria-current={item === current ? 'page' : undefined}>
          <Icon name={item.icon} />
          {t(item.label, { ns: item.namespace })}
        </AppLink>
      ))}
    </nav>
  )
}
