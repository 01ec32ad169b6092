import type { ParameterDetail, ParameterDeviation } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useParameterWords } from './use-parameter-words.ts'

/** The districts that hold, or will hold, by a value of their own. */
export function ParameterDeviations({ detail: { definition, deviations } }: { detail: ParameterDetail }) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const columns: Column<ParameterDeviation>[] = [
    { key: 'name', header: t('parameters.district'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    {
      key: 'value',
      header: t('parameters.value'),
      cell: ({ use }) => (use ? words.value(definition, use.value) : t('parameters.as-city')),
    },
    { key: 'since', header: t('parameters.since'), cell: ({ use }) => use?.validFrom },
    {
      key: 'source',
      header: t('parameters.source'),
      cell: ({ use }) => use && `${use.source.document} ${use.source.section}`,
    },
    {
      key: 'planned',
      header: t('parameters.planned-header'),
      cell: ({ planned }) => {
        if (planned === undefined) return undefined
        const { validFrom: day, value } = planned
        if (value === undefined) return t('parameters.planned-end', { day })
        return t('parameters.planned', { day, value: words.value(definition, value) })
      },
    },
  ]
  return (
    <Card
      title={t('parameters.deviations-title', { count: deviations.length })}
      aside={t('parameters.deviations-note')}
    >
      <DataTable
        caption={t('parameters.deviations')}
        columns={columns}
        sections={[{ key: 'all', rows: deviations }]}
        rowKey={({ tenantId }) => tenantId}
      />
    </Card>
  )
}
