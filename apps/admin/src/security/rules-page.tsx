import { ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { RuleChanges } from './rule-changes.tsx'
import { RulesForm } from './rules-form.tsx'
import { rulesQuery } from './security-queries.ts'
import './security.css'

/** How one signs in here: the rules, what a change does to whom, and how they came to be so. */
export function RulesPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('security:manage')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.rules')} />
      <p className="ln-hint">{t('rules.intro')}</p>
      <Rules />
      <RuleChanges />
    </>
  )
}

function Rules() {
  const { t, i18n } = useTranslation()
  const [saved, setSaved] = useState(0)
  const query = useQuery(rulesQuery)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={10} />
  return (
    <>
      {saved === query.data.revision && saved > 0 && <Notice tone="ok" title={t('rules.saved')} />}
      <RulesForm key={query.data.revision} view={query.data} onSaved={setSaved} />
    </>
  )
}
