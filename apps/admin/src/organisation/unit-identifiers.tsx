import type { UnitDetail, UnitIdentifier } from '@linli/contract'
import { Chip, type Column, DataTable, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** Every code a unit has or had; a confirmed exception says by whom and why. */
export function UnitIdentifiers({ unit, onAdd }: { unit: UnitDetail; onAdd: () => void }) {
  const { t } = useTranslation()
  const columns: readonly Column<UnitIdentifier>[] = [
    { key: 'scheme', header: t('unit.code-kind'), cell: ({ scheme }) => t(`scheme.${scheme}`) },
    { key: 'value', header: t('unit.code'), cell: (identifier) => <CodeValue identifier={identifier} /> },
    { key: 'days', header: t('unit.days'), cell: (dated) => <Days {...dated} /> },
    { key: 'source', header: t('unit.source'), cell: ({ source }) => source },
  ]
  return (
    <>
      {unit.identifiers.length === 0 ? (
        <p className="ln-muted">{t('unit.no-codes')}</p>
      ) : (
        <DataTable
          caption={t('unit.codes')}
          columns={columns}
          sections={[{ key: 'all', rows: unit.identifiers }]}
          rowKey={({ id }) => id}
        />
      )}
      {unit.mayEdit && (
        <p className="ln-below">
          <button type="button" className="ln-button" onClick={onAdd}>
            {t('unit.add-code')}
          </button>
        </p>
      )}
    </>
  )
}

function CodeValue({ identifier: { value, exception } }: { identifier: UnitIdentifier }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="ln-code">{value}</span>
      {exception && (
        <>
          {' '}
          <Chip tone="warn" icon="alert">
            {t('unit.exception')}
          </Chip>
          <div className="ln-hint">
            {t('unit.exception-by', {
              flaw: t(`flaw.${exception.flaw}`),
              by: exception.by,
              at: formatMoment(exception.at),
              reason: exception.reason,
            })}
          </div>
        </>
      )}
    </>
  )
}

function Days({ validFrom, validTo }: { validFrom?: string; validTo?: string }) {
  const { t } = useTranslation()
  if (validTo === undefined) return validFrom === undefined ? null : t('unit.since', { day: validFrom })
  return validFrom === undefined
    ? t('unit.until', { day: validTo })
    : t('unit.from-until', { from: validFrom, to: validTo })
}

/** Other names of a unit, so that the wording of an old document is understood. */
export function UnitAliases({ unit, onAdd }: { unit: UnitDetail; onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      {unit.aliases.length === 0 ? (
        <p className="ln-muted">{t('unit.no-aliases')}</p>
      ) : (
        <ul className="organisation-names">
          {unit.aliases.map((alias) => (
            <li key={alias.id}>
              {alias.name}
              <div className="ln-hint">
                {alias.source} <Days {...alias} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {unit.mayEdit && (
        <p className="ln-below">
          <button type="button" className="ln-button" onClick={onAdd}>
            {t('unit.add-alias')}
          </button>
        </p>
      )}
    </>
  )
}
