import type { PlaceHolding, PlaceTouch, TouchedCode, TouchedUnit } from '@linli/contract'
import { Card, Chip, type IconName, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS: Readonly<Record<PlaceTouch, readonly [Tone, IconName]>> = {
  starts: ['ok', 'check'],
  ends: ['quiet', 'cross'],
  renamed: ['info', 'flag'],
  moved: ['info', 'chevron-right'],
  delegated: ['info', 'person'],
  'delegation-ends': ['quiet', 'cross'],
}

/** Units that begin, end, change their name or place, each with what it was and what it is. */
export function TouchedUnits({ units }: { readonly units: readonly TouchedUnit[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('places.touched.units')} aside={t('places.count', { count: units.length })}>
      <ul className="places-touched">
        {units.map(({ touch, key, kind, name, from, to }) => (
          <li key={`${touch} ${key}`}>
            <Chip tone={LOOKS[touch][0]} icon={LOOKS[touch][1]}>
              {t(`places.touch.${touch}`)}
            </Chip>
            <span>
              <b>{name}</b> <span className="ln-hint">{t(`unit-kind.${kind}`)}</span>
            </span>
            <span className="ln-muted">{describeTouch(t, { touch, from, to })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function describeTouch(
  t: (key: string, params: Record<string, unknown>) => string,
  { touch, from, to }: Pick<TouchedUnit, 'touch' | 'from' | 'to'>,
): string {
  if (touch === 'ends' && to === undefined) return ''
  return t(`places.touch-note.${touch}`, { from, to })
}

export function TouchedCodes({ codes }: { readonly codes: readonly TouchedCode[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('places.touched.codes')} aside={t('places.count', { count: codes.length })}>
      <ul className="places-touched">
        {codes.map(({ unit, value, touch }) => (
          <li key={`${unit} ${touch} ${value ?? ''}`}>
            <Chip
              tone={touch === 'needed' ? 'warn' : touch === 'new' ? 'ok' : 'quiet'}
              icon={touch === 'needed' ? 'alert' : touch === 'new' ? 'check' : 'cross'}
            >
              {t(`places.code-touch.${touch}`)}
            </Chip>
            <span>{unit}</span>
            <span className="ln-code">{value}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What plugins hold of these units and take along by themselves. */
export function TouchedHoldings({ holdings }: { readonly holdings: readonly PlaceHolding[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('places.touched.holdings')}>
      <ul className="places-touched">
        {holdings.map(({ pluginId, kind, unit, count }) => (
          <li key={`${pluginId} ${kind} ${unit}`}>
            <span>{unit}</span>
            <span>{t('places.holding', { kind: t(`place.${kind}`, { ns: pluginId }), count })}</span>
            <span className="ln-hint">{t('plugin.name', { ns: pluginId })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
