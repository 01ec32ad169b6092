import { useAdminHost } from '@linli/sdk/admin'
import { type Column, DataTable, formatMoment, type RowSelection } from '@linli/ui'
import type { ItemRow } from '../../contract/item-view.ts'
import { DueDay } from '../due-day.tsx'
import { useWords } from '../use-admission.ts'
import { ItemStateChip } from './item-state-chip.tsx'

interface ItemTableProps {
  readonly rows: readonly ItemRow[]
  /** For those who may do something with several at once. */
  readonly selection: Omit<RowSelection<ItemRow>, 'nameOf'> | undefined
}

export function ItemTable({ rows, selection }: ItemTableProps) {
  const { t } = useWords()
  const { Link } = useAdminHost()
  const columns: readonly Column<ItemRow>[] = [
    {
      key: 'name',
      header: t('page.item.name'),
      speaksForItself: true,
      cell: (item) => (
        <>
          <Link to={`/admission/items/${item.id}`} className="ln-link ln-link--strong">
            {item.name}
          </Link>
          <div className="ln-hint">
            {t(`kind.${item.kind}`)} · {t(`category.${item.category}`)}
          </div>
        </>
      ),
    },
    { key: 'department', header: t('page.item.department'), cell: (item) => item.department.name },
    { key: 'reach', header: t('page.item.community-count'), number: true, cell: (item) => item.communityCount },
    { key: 'filed', header: t('page.item.filed-at'), cell: (item) => formatMoment(item.filedAt) },
    { key: 'due', header: t('page.item.due-on'), cell: (item) => <DueDay {...item} /> },
    {
      key: 'state',
      header: t('page.item.state'),
      speaksForItself: true,
      cell: (item) => <ItemStateChip state={item.state} />,
    },
  ]
  return (
    <DataTable
      caption={t('page.items.title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={(item) => item.id}
      selection={selection && { ...selection, nameOf: (item) => item.name }}
    />
  )
}
