import type { CoreRouter } from '@linli/api'
import { type Column, DataTable, formatToSecond } from '@linli/ui'
import type { inferRouterOutputs } from '@trpc/server'
import { useTranslation } from 'react-i18next'
import { usePlugins } from '../plugins/use-plugins.ts'

type AuditRow = inferRouterOutputs<CoreRouter>['audit']['list']['rows'][number]

export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<AuditRow>[] = [
    { key: 'at', header: t('audit.at'), cell: (row) => formatToSecond(row.at) },
    {
      key: 'who',
      header: t('audit.who'),
      cell: (row) => (
        <>
          {row.person}
          <div className="ln-hint">
            {row.unit} {row.post}
          </div>
        </>
      ),
    },
    { key: 'action', header: t('audit.action'), cell: (row) => <Act row={row} /> },
    {
      key: 'subject',
      header: t('audit.subject'),
      cell: (row) => (
        <>
          {t(`audit-subject.${row.subjectKind}`, { defaultValue: t('audit-subject.other') })}
          <div className="ln-hint ln-code">{row.subjectId}</div>
        </>
      ),
    },
    {
      key: 'seal',
      header: t('audit.seal'),
      number: true,
      cell: (row) => row.seq ?? <span className="ln-hint">{t('audit.unsealed')}</span>,
    },
  ]
  return (
    <DataTable caption={t('nav.audit')} columns={columns} sections={[{ key: 'all', rows }]} rowKey={(row) => row.id} />
  )
}

function Act({ row: { action, details } }: { row: AuditRow }) {
  const { t } = useTranslation()
  const describe = useActionWords()
  const { reason } = details
  return (
    <>
      {describe(action)}
      {typeof reason === 'string' && <div className="ln-hint">{t('audit.reason', { reason })}</div>}
    </>
  )
}

/** An act of the core has its words here; a step of a case (`<plugin>.<process>.<action>`) has them in its plugin. */
function useActionWords() {
  const { t, i18n } = useTranslation()
  usePlugins()
  return (action: string): string => {
    if (i18n.exists(`audit-action.${action}`, { ns: 'shell' })) return t(`audit-action.${action}`)
    const [plugin = '', process = '', step = ''] = action.split('.')
    const key = `action.${process}.${step}`
    return i18n.exists(key, { ns: plugin })
      ? t('audit.step', { plugin: t('plugin.name', { ns: plugin }), step: t(key, { ns: plugin }) })
      : t('audit-action.other')
  }
}
