import type { HandOverRow } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'

/** The hand-overs of a post, each with its sheet. */
export function PostHandOvers({ handOvers }: { handOvers: readonly HandOverRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<HandOverRow>[] = [
    { key: 'on', header: t('hand-over.sheet.on'), cell: ({ on }) => on },
    { key: 'from', header: t('hand-over.sheet.from'), cell: ({ from }) => from },
    { key: 'to', header: t('hand-over.sheet.to'), cell: ({ to }) => to ?? t('hand-over.sheet.nobody') },
    { key: 'todos', header: t('hand-over.kind.todo'), number: true, cell: ({ todos }) => todos },
    {
      key: 'acts',
      header: '',
      cell: ({ id }) => (
        <AppLink to={`/hand-overs/${id}`} className="ln-button">
          {t('hand-over.sheet.open')}
        </AppLink>
      ),
    },
  ]
  return (
    <Card title={t('unit-posts.hand-overs')}>
      <DataTable
        caption={t('unit-posts.hand-overs')}
        columns={columns}
        sections={[{ key: 'all', rows: handOvers }]}
        rowKey={({ id }) => id}
      />
    </Card>
  )
}
