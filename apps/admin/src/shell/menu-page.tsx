import { Icon, PageHeader } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { usePlugins } from '../plugins/use-plugins.ts'
import { useSession } from '../session/me-query.ts'
import { AccountPanel } from './account-panel.tsx'
import { AppLink } from './app-link.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { listNavigation } from './navigation.ts'
import { TextSizeSwitch } from './text-size-switch.tsx'

/** The phone's page for everything that has no place in the bar at its foot. */
export function MenuPage() {
  const { t } = useTranslation()
  const groups = listNavigation(useSession(), usePlugins() ?? [])
  return (
    <div className="ln-stack">
      <PageHeader title={t('nav.menu')} />
      <nav aria-label={t('shell.navigation')} className="ln-stack">
        {groups.map((group) => (
          <section key={group.key} className="ln-card" aria-label={t(`nav-group.${group.key}`)}>
            <h2 className="ln-hint">{t(`nav-group.${group.key}`)}</h2>
            {group.items.map((item) => (
              <AppLink key={item.to} to={item.to} className="app-menu-item app-menu-item--leading">
                {t(item.label, { ns: item.namespace })}
                <Icon name="chevron-right" />
              </AppLink>
            ))}
          </section>
        ))}
      </nav>
      <section className="ln-card" aria-label={t('account.settings')}>
        <div className="ln-row">
          <TextSizeSwitch />
          <LanguageSwitch />
        </div>
        <AccountPanel />
      </section>
    </div>
  )
}
