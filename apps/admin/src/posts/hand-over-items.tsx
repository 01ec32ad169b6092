import type { HandOverItem } from '@linli/contract'
import { type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** What waits, in the words of the plugins that it belongs to. */
export function HandOverItems({ items }: { items: readonly HandOverItem[] }) {
  const { t, i18n } = useTranslation()
  const say = (key: string, ns: string) => (i18n.exists(key, { ns }) ? t(key, { ns }) : '')
  const columns: readonly Column<HandOverItem>[] = [
    {
      key: 'title',
      header: t('hand-over.item'),
      speaksForItself: true,
      cell: ({ title, pluginId, process, step }) => (
        <>
          <b>{title}</b>
          <div className="ln-hint">
            {[say(`process.${process}`, pluginId), step && say(`todo.${step}`, pluginId)].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    { key: 'kind', header: t('hand-over.kind'), cell: ({ kind }) => t(`hand-over.kind.${kind}`) },
    { key: 'due', header: t('hand-over.due'), cell: ({ dueOn }) => dueOn ?? '' },
    { key: 'sole', header: t('hand-over.only'), cell: ({ sole }) => (sole ? t('yes') : '') },
  ]
  return (
    <DataTable
      caption={t('hand-over.item')}
      columns={columns}
      sections={[{ key: 'all', rows: items }]}
      rowKey={({ kind, caseId, step }) => `${kind} ${caseId} ${step}`}
    />
  )
}
