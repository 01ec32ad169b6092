import type { UnitChange } from '@linli/contract'
import { Card, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** Who changed what, newest first; values are shown to whoever keeps the unit. */
export function UnitChanges({ changes }: { changes: readonly UnitChange[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('unit.changes')}>
      {changes.length === 0 ? (
        <p className="ln-muted">{t('unit.no-changes')}</p>
      ) : (
        <ol className="organisation-names">
          {changes.map((change) => (
            <li key={change.version}>
              <b>{t(`unit-action.${change.action}`)}</b>{' '}
              <span className="ln-hint">
                {formatMoment(change.at)} {change.unit} {change.by}
              </span>
              <ChangedFields change={change} />
              {change.reason && <div className="ln-hint">{t('audit.reason', { reason: change.reason })}</div>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function ChangedFields({ change: { fields } }: { change: UnitChange }) {
  const { t } = useTranslation()
  const label = useFieldLabel()
  return (
    <ul className="organisation-fields">
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          {label(field)}
          {(from !== undefined || to !== undefined) &&
            t('unit.changed-value', { from: from ?? t('unit.nothing'), to: to ?? t('unit.nothing') })}
        </li>
      ))}
    </ul>
  )
}

function useFieldLabel(): (field: string) => string {
  const { t, i18n } = useTranslation()
  return (field) => {
    const [area, scheme = ''] = field.split('.')
    if (area === 'identifier') return t(`scheme.${scheme}`)
    return i18n.exists(`unit.${field}`) ? t(`unit.${field}`) : t(`attribute.${field}`)
  }
}
