import type { PersonChange } from '@linli/contract'
import { Card, formatMoment, Timeline } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** What was done about a person, the latest first. */
export function PersonChanges({ changes }: { changes: readonly PersonChange[] }) {
  const { t } = useTranslation()
  const steps = changes.map(({ id, at, person, post, action, details }) => ({
    key: id,
    status: 'done' as const,
    title: [t(`audit-action.${action}`, { defaultValue: t('audit-action.other') }), describe(details)]
      .filter(Boolean)
      .join(' · '),
    by: `${person} ${post} · ${formatMoment(at)}`,
    ...(typeof details.reason === 'string' && { opinion: details.reason }),
  }))
  return (
    <Card title={t('people.page.changes')}>
      {steps.length === 0 ? <p className="ln-muted">{t('people.page.no-changes')}</p> : <Timeline steps={steps} />}
    </Card>
  )
}

/** What an entry says beyond the act itself: a post, or one name after another. */
function describe({ unit, title, before, person }: PersonChange['details']): string {
  if (typeof title === 'string') return [unit, title].filter(Boolean).join(' ')
  return typeof before === 'string' ? `${before} → ${person}` : ''
}
