import { useAdminHost } from '@linli/sdk/admin'
import { useWords } from './use-admission.ts'

/** Where a page belongs: the plugin's name, and the listing it was opened from. */
export function Trail({ to, label }: { to: string; label: string }) {
  const { t } = useWords()
  const { Link } = useAdminHost()
  return (
    <nav aria-label={t('page.trail')}>
      {t('plugin.name')} /{' '}
      <Link to={to} className="ln-link">
        {label}
      </Link>
    </nav>
  )
}
