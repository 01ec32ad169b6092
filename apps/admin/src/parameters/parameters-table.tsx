import type { ParameterRow } from '@linli/contract'
import { Chip, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { LevelChip } from './level-chip.tsx'
import { parameterPath } from './parameter-path.ts'
import { useParameterWords } from './use-parameter-words.ts'

interface ParametersTableProps {
  readonly rows: readonly ParameterRow[]
  readonly inCity: boolean
  readonly day: string | undefined
}

/** One section a group; what is about to change and what the law leaves open stands under the name. */
export function ParametersTable({ rows, inCity, day }: ParametersTableProps) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const groups = [...Map.groupBy(rows, ({ definition }) => words.group(definition))]
  const columns: Column<ParameterRow>[] = [
    {
      key: 'name',
      header: t('parameters.name'),
      speaksForItself: true,
      cell: (row) => <Name row={row} day={day} />,
    },
    {
      key: 'value',
      header: t('parameters.value'),
      className: 'parameters-value',
      cell: ({ definition, use }) =>
        use ? (
          <b>{words.value(definition, use.value)}</b>
        ) : (
          <span className="ln-muted">{t('parameters.no-value')}</span>
        ),
    },
    { key: 'level', header: t('parameters.level'), cell: ({ use }) => use && <LevelChip level={use.level} /> },
    { key: 'since', header: t('parameters.since'), cell: ({ use }) => use?.validFrom },
    {
      key: 'source',
      header: t('parameters.source'),
      className: 'parameters-source',
      cell: ({ use }) => use && `${use.source.document} ${use.source.section}`,
    },
  ]
  const deviations: Column<ParameterRow> = {
    key: 'deviations',
    header: t('parameters.deviations'),
    number: true,
    cell: (row) => row.deviations ?? 0,
  }
  return (
    <DataTable
      caption={t('nav.parameters')}
      columns={inCity ? [...columns, deviations] : columns}
      sections={groups.map(([title, group]) => ({ key: title, title, rows: group }))}
      rowKey={({ definition }) => definition.key}
    />
  )
}

function Name({ row: { definition, planned }, day }: { row: ParameterRow; day: string | undefined }) {
  const { t } = useTranslation()
  const words = useParameterWords()
  return (
    <div className="parameters-name">
      <AppLink to={parameterPath(definition.key, { on: day })}>{words.name(definition)}</AppLink>
      {planned && (
        <Chip tone="warn" icon="clock">
          {planned.value === undefined
            ? t('parameters.planned-end', { day: planned.validFrom })
            : t('parameters.planned', { day: planned.validFrom, value: words.value(definition, planned.value) })}
        </Chip>
      )}
      {definition.inDoubt && (
        <Chip tone="warn" icon="alert">
          {t('parameters.in-doubt')}
        </Chip>
      )}
    </div>
  )
}
