import type { PlaceSuccessor, TouchedCase } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { Chosen } from './chosen.ts'

interface CaseChoicesProps {
  readonly cases: readonly TouchedCase[]
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

/** Every open case with where it goes; several can be given to one successor at once. */
export function CaseChoices({ cases, chosen, onChange }: CaseChoicesProps) {
  const { t } = useTranslation()
  const columns = useColumns(chosen, onChange)
  const groups = [...Map.groupBy(cases, ({ unitId }) => unitId)]
  return (
    <Card title={t('places.touched.cases')} aside={t('places.count', { count: cases.length })}>
      {cases.length === 0 && <p className="ln-muted">{t('places.no-cases')}</p>}
      {groups.map(([unitId, rows]) => (
        <AllToOne key={unitId} rows={rows} chosen={chosen} onChange={onChange} />
      ))}
      {cases.length > 0 && (
        <DataTable
          caption={t('places.touched.cases')}
          columns={columns}
          sections={[{ key: 'all', rows: cases }]}
          rowKey={({ caseId }) => caseId}
        />
      )}
    </Card>
  )
}

function AllToOne({ rows, chosen, onChange }: { rows: readonly TouchedCase[] } & Omit<CaseChoicesProps, 'cases'>) {
  const { t } = useTranslation()
  const [first] = rows
  if (first === undefined || rows.length < 2 || first.successors.length < 2) return null
  return (
    <p className="ln-row places-all">
      <span className="ln-muted">{t('places.all-of', { unit: first.unit, count: rows.length })}</span>
      {first.successors.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className="ln-button"
          onClick={() => onChange({ ...chosen, ...Object.fromEntries(rows.map(({ caseId }) => [caseId, key])) })}
        >
          {t('places.all-to', { name })}
        </button>
      ))}
    </p>
  )
}

function useColumns(chosen: Chosen, onChange: (chosen: Chosen) => void): readonly Column<TouchedCase>[] {
  const { t } = useTranslation()
  const inPlugin = ({ pluginId }: TouchedCase, key: string) => t(key, { ns: pluginId, defaultValue: '' })
  return [
    {
      key: 'title',
      header: t('places.column.case'),
      speaksForItself: true,
      cell: (row) => (
        <>
          {row.title}
          <div className="ln-hint">{inPlugin(row, `process.${row.process}`)}</div>
        </>
      ),
    },
    {
      key: 'state',
      header: t('places.column.case-state'),
      cell: (row) => inPlugin(row, `state.${row.process}.${row.state}`),
    },
    { key: 'unit', header: t('places.column.unit'), cell: ({ unit }) => unit },
    {
      key: 'to',
      header: t('places.column.to'),
      cell: ({ caseId, title, successors }) => (
        <SuccessorSelect
          label={t('places.to-of', { title })}
          successors={successors}
          value={chosen[caseId] ?? ''}
          onChange={(to) => onChange({ ...chosen, [caseId]: to })}
        />
      ),
    },
  ]
}

interface SuccessorSelectProps {
  readonly label: string
  readonly successors: readonly PlaceSuccessor[]
  readonly value: string
  readonly onChange: (to: string) => void
}

/** One of several; a single successor is told and not asked. */
export function SuccessorSelect({ label, successors, value, onChange }: SuccessorSelectProps) {
  const { t } = useTranslation()
  if (successors.length < 2) return successors[0]?.name ?? t('places.stays')
  return (
    <select
      className="ln-input places-select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('places.choose')}</option>
      {successors.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}
