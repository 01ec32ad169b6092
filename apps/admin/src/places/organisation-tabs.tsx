import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'

const TABS = [
  { key: 'register', to: '/organisation' },
  { key: 'changes', to: '/organisation/changes' },
  { key: 'map', to: '/organisation/map' },
  { key: 'cover', to: '/organisation/cover', inDistrict: true },
  { key: 'set-up', to: '/organisation/set-up', inDistrict: true },
  { key: 'duties', to: '/organisation/duties' },
  { key: 'transfers', to: '/organisation/transfers', permission: 'tenancy:transfer' },
] as const

export type OrganisationTab = (typeof TABS)[number]['key']

/** The register as it is, how it became so, and who looks after what. */
export function OrganisationTabs({ current }: { readonly current: OrganisationTab }) {
  const { t } = useTranslation()
  const me = useSession()
  const shown = TABS.filter(
    (tab) =>
      !(isInCity(me) && 'inDistrict' in tab) && !('permission' in tab && !me.permissions.includes(tab.permission)),
  )
  return (
    <nav className="ln-tabs ln-tabs--above" aria-label={t('places.tabs')}>
      {shown.map(({ key, to }) => (
        <AppLink key={key} to={to} className="ln-tab" aria-current={key === current ? 'page' : undefined}>
          {t(`places.tab.${key}`)}
        </AppLink>
      ))}
    </nav>
  )
}
