import { useTranslation } from 'react-i18next'
import { usePlugins } from '../plugins/use-plugins.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'

/** The large buttons that plugins put on the home page of those who hold the permission. */
export function HomeActions() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const actions = (usePlugins() ?? []).flatMap((plugin) =>
    (plugin.homeActions ?? [])
      .filter((action) => permissions.includes(action.permission))
      .map((action) => ({ ...action, namespace: plugin.id, to: `/${plugin.id}${action.path}` })),
  )
  if (actions.length === 0) return null
  return (
    <div className="inbox-actions">
      {actions.map((action) => (
        <AppLink key={action.to} to={action.to} className="ln-big-action">
          <b>{t(action.title, { ns: action.namespace })}</b>
          {t(action.description, { ns: action.namespace })}
        </AppLink>
      ))}
    </div>
  )
}
