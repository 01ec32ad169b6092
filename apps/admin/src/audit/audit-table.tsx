import { type Column, DataTable, formatToSecond } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { type AuditRow, readStep } from './audit-rows.ts'
import { AuditSubject } from './audit-subject.tsx'
import { useSubjectWords } from './use-subject-words.ts'

export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const { t } = useTranslation()
  const wordsOf = useSubjectWords(rows)
  const columns: readonly Column<AuditRow>[] = [
    { key: 'at', header: t('audit.at'), cell: (row) => formatToSecond(row.at) },
    {
      key: 'who',
      header: t('audit.who'),
      cell: (row) => <Actor row={row} />,
    },
    { key: 'action', header: t('audit.action'), cell: (row) => <Act row={row} /> },
    {
      key: 'subject',
      header: t('audit.subject'),
      cell: (row) => <AuditSubject row={row} words={wordsOf(row)} />,
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

/** Nobody is named in a confidential entry; the platform itself has neither unit nor post of another name. */
function Actor({ row: { person, unit, post, details } }: { row: AuditRow }) {
  const { t } = useTranslation()
  if (details.confidential === true) return <span className="ln-muted">{t('audit.confidential')}</span>
  return (
    <>
      {person}
      {unit !== person && (
        <div className="ln-hint">
          {unit} {post}
        </div>
      )}
    </>
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
  return (action: string): string => {
    if (i18n.exists(`audit-action.${action}`, { ns: 'shell' })) return t(`audit-action.${action}`)
    const { plugin, process, step } = readStep(action)
    const key = `action.${process}.${step}`
    return i18n.exists(key, { ns: plugin })
      ? t('audit.step', { plugin: t('plugin.name', { ns: plugin }), step: t(key, { ns: plugin }) })
      : t('audit-action.other')
  }
}
