import { useAdminHost } from '@linli/sdk/admin'
import { useWords } from './use-admission.ts'

interface StateTabsProps {
  readonly label: string
  readonly path: string
  readonly process: 'item' | 'report'
  readonly states: readonly string[]
  readonly chosen: string | undefined
}

/** A listing's filter by state, kept in the address so that Back and a shared link bring it again. */
export function StateTabs({ label, path, process, states, chosen }: StateTabsProps) {
  const { t } = useWords()
  const { Link } = useAdminHost()
  return (
    <nav className="ln-tabs ln-tabs--above" aria-label={label}>
      <Link to={path} className="ln-tab" aria-current={chosen === undefined ? 'page' : undefined}>
        {t('page.filter.all')}
      </Link>
      {states.map((state) => (
        <Link
          key={state}
          to={`${path}?state=${state}`}
          className="ln-tab"
          aria-current={state === chosen ? 'page' : undefined}
        >
          {t(`state.${process}.${state}`)}
        </Link>
      ))}
    </nav>
  )
}
