import type { TransferPreview } from '@linli/contract'
import { Card, Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { FactsKept } from './facts-kept.tsx'

/** What goes to the other district, what has to be gone on with there, and what stays. */
export function DepartureLists({ preview }: { readonly preview: TransferPreview }) {
  const { t } = useTranslation()
  const { units, unitCount, counts, matters, posts, holdings } = preview
  return (
    <>
      <Notice tone="info" title={t('transfers.goes', { ...counts })}>
        <p>{t('transfers.goes-note')}</p>
      </Notice>
      <FactsKept count={counts.factsKept ?? 0} facts={[]} />
      <Card title={t('transfers.units')} aside={t('places.count', { count: unitCount })}>
        <ul className="transfers-list">
          {units.map(({ unitId, kind, name, parent }) => (
            <li key={unitId}>
              <b>{name}</b>{' '}
              <span className="ln-hint">{[t(`unit-kind.${kind}`), parent].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Card>
      {matters.length > 0 && (
        <Card title={t('transfers.matters-leave')} aside={t('places.count', { count: matters.length })}>
          <ul className="transfers-list">
            {matters.map(({ title, unit, pluginId }, index) => (
              // cases may share title and unit
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never reordered
              <li key={`${index} ${title}`}>
                <b>{title}</b>{' '}
                <span className="ln-hint">
                  {unit} · {t('plugin.name', { ns: pluginId, defaultValue: pluginId })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {posts.length > 0 && (
        <Card title={t('transfers.posts-end')} aside={t('places.count', { count: posts.length })}>
          <ul className="transfers-list">
            {posts.map(({ title, unit, person }) => (
              <li key={`${unit} ${title} ${person ?? ''}`}>
                <b>{person ?? t('transfers.vacant')}</b>{' '}
                <span className="ln-hint">
                  {unit} · {title}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {holdings.length > 0 && (
        <Card title={t('transfers.stays')}>
          <ul className="transfers-list">
            {holdings.map(({ pluginId, kind, unit, count }) => (
              <li key={`${pluginId} ${kind} ${unit}`}>
                <b>{unit}</b>{' '}
                <span className="ln-hint">
                  {t('places.holding', { kind: t(`place.${kind}`, { ns: pluginId }), count })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
