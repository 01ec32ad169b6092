import { CORE_CASES, type InboxRow } from '@linli/contract'
import { Chip, ClockChip, type Column, DataTable, formatMoment, type RowSelection, type Section } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { usePlugins } from '../plugins/use-plugins.ts'
import { AppLink } from '../shell/app-link.tsx'
import { groupByDeadline } from './group-by-deadline.ts'
import type { InboxView } from './inbox-queries.ts'
import './inbox.css'

interface InboxTableProps {
  readonly rows: readonly InboxRow[]
  readonly view: InboxView
  readonly today: string | undefined
  readonly selection: Omit<RowSelection<InboxRow>, 'nameOf'> | undefined
}

export function InboxTable({ rows, view, today, selection }: InboxTableProps) {
  const { t } = useTranslation()
  const columns = useColumns(view)
  const sections: readonly Section<InboxRow>[] =
    view === 'open' && today
      ? groupByDeadline(rows, today).map((section) => ({
          ...section,
          title: t(`inbox.section.${section.key}`, { count: section.rows.length }),
        }))
      : [{ key: 'all', rows }]
  return (
    <div className="inbox-table">
      <DataTable
        caption={t(`inbox.title.${view}`)}
        columns={columns}
        sections={sections}
        rowKey={(row) => row.id}
        selection={selection && { ...selection, nameOf: (row) => row.title }}
      />
    </div>
  )
}

/** A rule asks for it, nobody has opened it. */
const byRule = ({ pluginId }: InboxRow) => pluginId === CORE_CASES

const MOMENTS: Readonly<Record<InboxView, string>> = {
  open: 'inbox.column.opened-at',
  started: 'inbox.column.opened-at',
  done: 'inbox.column.done-at',
  copied: 'inbox.column.copied-at',
}

function useColumns(view: InboxView): readonly Column<InboxRow>[] {
  const { t } = useTranslation()
  const plugins = usePlugins() ?? []
  const linkOf = (row: InboxRow) =>
    byRule(row) ? `/obligations/${row.subjectId}` : plugins.find(({ id }) => id === row.pluginId)?.caseLink(row)
  const inPlugin = (row: InboxRow, key: string) => t(key, { ns: row.pluginId, defaultValue: '' })

  const subject: Column<InboxRow> = {
    key: 'subject',
    className: 'inbox-subject',
    header: t('inbox.column.subject'),
    speaksForItself: true,
    cell: (row) => {
      const link = linkOf(row)
      return (
        <>
          {link ? (
            <AppLink to={link} className="ln-link ln-link--strong">
              {row.title}
            </AppLink>
          ) : (
            <b>{row.title}</b>
          )}
          <div className="ln-hint">
            {inPlugin(row, `process.${row.process}`)}{' '}
            {byRule(row) && (
              <Chip tone="quiet" icon="info">
                {t('inbox.by-rule')}
              </Chip>
            )}
            {row.urged && (
              <Chip tone="warn" icon="flag">
                {t('inbox.urged')}
              </Chip>
            )}
            {row.onBehalfOf && (
              <Chip tone="info" icon="person">
                {t('inbox.on-behalf', { unit: row.onBehalfOf })}
              </Chip>
            )}
            {row.unread && (
              <Chip tone="info" icon="dot">
                {t('inbox.unread')}
              </Chip>
            )}
          </div>
        </>
      )
    },
  }
  const from: Column<InboxRow> = { key: 'from', header: t('inbox.column.from'), cell: (row) => row.from }
  const step: Column<InboxRow> = {
    key: 'step',
    header: t('inbox.column.step'),
    cell: (row) => inPlugin(row, `todo.${row.step}`),
  }
  const deadline: Column<InboxRow> = {
    key: 'deadline',
    header: t('inbox.column.deadline'),
    className: 'inbox-deadline',
    speaksForItself: true,
    cell: (row) => row.clock && <ClockChip clock={row.clock} />,
  }
  const state: Column<InboxRow> = {
    key: 'state',
    header: t('inbox.column.state'),
    cell: (row) => inPlugin(row, `state.${row.process}.${row.state}`),
  }
  const moment: Column<InboxRow> = {
    key: 'moment',
    header: t(MOMENTS[view]),
    cell: (row) => formatMoment(row.doneAt ?? row.openedAt),
  }
  const why: Column<InboxRow> = {
    key: 'why',
    header: t('inbox.column.why'),
    cell: (row) => t(`inbox.copy.${row.step}`, { defaultValue: inPlugin(row, `action.${row.process}.${row.step}`) }),
  }
  if (view === 'copied') return [subject, from, why, state, moment]
  if (view === 'open') return [subject, from, step, deadline]
  if (view === 'done') return [subject, from, step, state, moment]
  return [subject, state, moment, deadline]
}
