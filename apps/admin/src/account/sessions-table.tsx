import type { SessionRow } from '@linli/contract'
import { Chip, type Column, DataTable, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useDeviceWords } from './use-device-words.ts'

interface SessionsTableProps {
  readonly sessions: readonly SessionRow[]
  readonly endLabel: string
  readonly onEnd: (session: SessionRow) => void
}

export function SessionsTable({ sessions, endLabel, onEnd }: SessionsTableProps) {
  const { t } = useTranslation()
  const wordsOf = useDeviceWords()
  const columns: readonly Column<SessionRow>[] = [
    {
      key: 'device',
      header: t('account.sessions.device'),
      speaksForItself: true,
      cell: ({ device, current }) => (
        <>
          <b>{wordsOf(device)}</b>{' '}
          {current && (
            <Chip tone="ok" icon="check">
              {t('account.sessions.current')}
            </Chip>
          )}
        </>
      ),
    },
    { key: 'ip', header: t('account.sessions.ip'), cell: ({ ip }) => <span className="ln-code">{ip}</span> },
    { key: 'since', header: t('account.sessions.since'), cell: ({ since }) => formatMoment(since) },
    { key: 'seen', header: t('account.sessions.seen'), cell: ({ lastSeenAt }) => formatMoment(lastSeenAt) },
    {
      key: 'end',
      header: '',
      cell: (session) =>
        !session.current && (
          <button type="button" className="ln-button" onClick={() => onEnd(session)}>
            {endLabel}
          </button>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('account.sessions')}
      columns={columns}
      sections={[{ key: 'all', rows: sessions }]}
      rowKey={({ sessionId }) => sessionId}
    />
  )
}
