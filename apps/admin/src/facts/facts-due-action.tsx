import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { unitFactsQuery } from './facts-queries.ts'
import { hasOwnFacts } from './facts-tabs.tsx'

/** On the home page of whoever enters facts of the own unit: how many are due; nothing while none is. */
export function FactsDueAction() {
  const { t } = useTranslation()
  const { permissions, post } = useSession()
  const enters = permissions.includes('facts:enter') && post !== undefined && hasOwnFacts(post)
  const facts = useQuery({ ...unitFactsQuery(undefined), enabled: enters }).data
  const due =
    facts?.rows.filter((row) => row.mayEnter && row.due.dueOn !== undefined && row.due.state !== 'filled') ?? []
  if (due.length === 0) return null
  const overdue = due.filter((row) => row.due.state === 'overdue').length
  const days = due.map((row) => row.due.dueOn ?? '').toSorted()
  return (
    <AppLink to="/facts" className="ln-card facts-due">
      <b>{t('facts.home-title')}</b>
      <span className={overdue > 0 ? 'ln-bad-text' : 'ln-muted'}>
        {overdue > 0
          ? t('facts.home-overdue', { count: due.length, overdue })
          : t('facts.home-due', { count: due.length, day: days[0] })}
      </span>
    </AppLink>
  )
}
