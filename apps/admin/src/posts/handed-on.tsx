import type { HandedOnTodo } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** What the post has handed to others, and others to it: until when, and that a hand-over leaves it as it is. */
export function HandedOn({ todos }: { readonly todos: readonly HandedOnTodo[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<HandedOnTodo>[] = [
    {
      key: 'title',
      header: t('hand-over.item'),
      speaksForItself: true,
      cell: ({ title, pluginId, step }) => (
        <>
          <b>{title}</b>
          <div className="ln-hint">{t(`todo.${step}`, { ns: pluginId, defaultValue: '' })}</div>
        </>
      ),
    },
    {
      key: 'direction',
      header: t('hand-over.handed-on.way'),
      cell: ({ direction, unit }) => t(`hand-over.handed-on.${direction}`, { unit }),
    },
    { key: 'until', header: t('hand-over.handed-on.until'), cell: ({ until }) => until },
    { key: 'reason', header: t('hand-over.handed-on.reason'), cell: ({ reason }) => reason },
  ]
  return (
    <Card title={t('hand-over.handed-on')}>
      <div className="ln-stack">
        <p className="ln-muted">{t('hand-over.handed-on.note')}</p>
        <DataTable
          caption={t('hand-over.handed-on')}
          columns={columns}
          sections={[{ key: 'all', rows: todos }]}
          rowKey={({ todoId }) => todoId}
        />
      </div>
    </Card>
  )
}
