import type { PostSummary } from '@linli/contract'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'

const TABS = [
  { to: '/facts', label: 'facts.tab.unit', permission: 'facts:view', ownFacts: true },
  { to: '/facts/overview', label: 'facts.tab.overview', permission: 'facts:view', ownFacts: undefined },
  { to: '/facts/burden', label: 'facts.tab.burden', permission: 'facts:burden', ownFacts: undefined },
  { to: '/facts/definitions', label: 'facts.tab.definitions', permission: 'facts:define', ownFacts: undefined },
] as const

/** Whether a post's own unit is one about which facts are collected. */
export function hasOwnFacts({ unit }: PostSummary): boolean {
  return unit.kind === 'community' || unit.kind === 'street' || unit.kind === 'estate'
}

/** The parts of 数据一次收集 that the post may open; nothing where there is only one. */
export function FactsTabs() {
  const { t } = useTranslation()
  const { permissions, post } = useSession()
  const { pathname } = useLocation()
  const shown = TABS.filter(
    ({ permission, ownFacts }) =>
      permissions.includes(permission) && (!ownFacts || (post !== undefined && hasOwnFacts(post))),
  )
  if (shown.length < 2) return null
  return (
    <nav className="ln-tabs facts-tabs" aria-label={t('facts.tabs')}>
      {shown.map(({ to, label }) => (
        <AppLink key={to} to={to} className="ln-tab" aria-current={pathname === to ? 'page' : undefined}>
          {t(label)}
        </AppLink>
      ))}
    </nav>
  )
}
