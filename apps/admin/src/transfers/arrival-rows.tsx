import { type ArrivalRow, placeTextLimits } from '@linli/contract'
import { Card, Chip, Field, type IconName, TextInput, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS: Readonly<Record<ArrivalRow['outcome'], readonly [Tone, IconName]>> = {
  refused: ['bad', 'alert'],
  'code-needed': ['warn', 'alert'],
  fits: ['ok', 'check'],
}

interface ArrivalRowsProps {
  readonly rows: readonly ArrivalRow[]
  readonly codes: Readonly<Record<string, string>>
  readonly onChange: (codes: Readonly<Record<string, string>>) => void
  readonly onTry: () => void
  /** Codes have been typed that were not tried yet. */
  readonly stale: boolean
}

/** Every unit of a package and how it would arrive; streets and communities can be given the codes of their new district. */
export function ArrivalRows({ rows, codes, onChange, onTry, stale }: ArrivalRowsProps) {
  const { t } = useTranslation()
  return (
    <Card title={t('transfers.rows')} aside={t('places.count', { count: rows.length })}>
      <ul className="transfers-list">
        {rows.map(({ unitId, kind, name, parent, outcome, problem, code }) => (
          <li key={unitId}>
            <div className="transfers-arrival">
              <span>
                <b>{name}</b>{' '}
                <span className="ln-hint">{[t(`unit-kind.${kind}`), parent, code].filter(Boolean).join(' · ')}</span>
              </span>
              <Chip tone={LOOKS[outcome][0]} icon={LOOKS[outcome][1]}>
                {t(`transfers.outcome.${outcome}`)}
              </Chip>
            </div>
            {problem && <p className="ln-bad-text">{t(`refusal.${problem.code}`, { ...problem.params })}</p>}
            {(kind === 'street' || kind === 'community') && (
              <Field name={`code-${unitId}`} label={t('transfers.code', { unit: name })} optional>
                {(control) => (
                  <TextInput
                    control={control}
                    inputMode="numeric"
                    limit={placeTextLimits.code}
                    value={codes[unitId] ?? ''}
                    onChange={(value) => onChange({ ...codes, [unitId]: value })}
                  />
                )}
              </Field>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="ln-button" disabled={!stale} onClick={onTry}>
        {t('transfers.try')}
      </button>
    </Card>
  )
}
