import type { UnitSearchRow } from '@linli/contract'
import { Chip, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { unitPath } from './register-queries.ts'

/** Units as rows, each a link to its page. */
export function UnitTable({ rows }: { rows: readonly UnitSearchRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<UnitSearchRow>[] = [
    { key: 'name', header: t('unit.name'), speaksForItself: true, cell: (unit) => <UnitName unit={unit} /> },
    { key: 'kind', header: t('unit.kind'), cell: ({ kind }) => t(`unit-kind-one.${kind}`) },
    { key: 'parent', header: t('unit.parent'), cell: ({ parentName }) => parentName },
    { key: 'code', header: t('unit.code'), cell: ({ code }) => code && <span className="ln-code">{code}</span> },
    {
      key: 'below',
      header: t('unit.below'),
      number: true,
      cell: ({ childCount }) => (childCount > 0 ? childCount : undefined),
    },
  ]
  return (
    <DataTable
      caption={t('nav.organisation')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ id }) => id}
    />
  )
}

function UnitName({ unit: { id, name, foundBy, validTo } }: { unit: UnitSearchRow }) {
  const { t } = useTranslation()
  return (
    <>
      <AppLink to={unitPath(id)} className="ln-link">
        {name}
      </AppLink>{' '}
      {validTo && (
        <Chip tone="quiet" icon="cross">
          {t('unit.ended-on', { day: validTo })}
        </Chip>
      )}
      {foundBy && <div className="ln-hint">{t('unit.found-by', { name: foundBy })}</div>}
    </>
  )
}
