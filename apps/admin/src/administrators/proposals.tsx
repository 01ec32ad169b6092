import type { AdministratorProposal } from '@linli/contract'
import { Card, type Column, DataTable, formatMoment } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneTimePassword } from '../people/one-time-password.tsx'
import { type Decision, DecisionDialog } from './decision-dialog.tsx'

/** What one of two has proposed, for the other to decide. */
export function Proposals({ proposals }: { proposals: readonly AdministratorProposal[] }) {
  const { t } = useTranslation()
  const [decision, setDecision] = useState<Decision>()
  const [made, setMade] = useState<{ name: string; account: string; password: string }>()
  if (proposals.length === 0 && !made) return null
  const columns: readonly Column<AdministratorProposal>[] = [
    {
      key: 'what',
      header: t('administrators.kind'),
      speaksForItself: true,
      cell: ({ kind, name, title, on }) => (
        <>
          <b>{t(`administrators.kind.${kind}`)}</b>
          <div>{t(`administrators.confirm-note.${kind}`, { name, title, on })}</div>
        </>
      ),
    },
    {
      key: 'by',
      header: t('administrators.proposer'),
      cell: ({ proposedBy, proposedByRole, proposedAt, reason }) => (
        <>
          {t('administrators.by', { name: proposedBy, role: t(`role.${proposedByRole}`) })}
          <div className="ln-hint">
            {formatMoment(proposedAt)} · {reason}
          </div>
        </>
      ),
    },
    {
      key: 'acts',
      header: '',
      cell: (proposal) =>
        proposal.mine ? (
          <span className="ln-row">
            <button
              type="button"
              className="ln-button ln-button--primary"
              onClick={() => setDecision({ act: 'confirm', proposal })}
            >
              {t(`administrators.confirm.${proposal.kind}`)}
            </button>
            <button type="button" className="ln-button" onClick={() => setDecision({ act: 'decline', proposal })}>
              {t('administrators.decline')}
            </button>
          </span>
        ) : (
          <span className="ln-hint">{t('administrators.waits-for-other')}</span>
        ),
    },
  ]
  return (
    <Card title={t('administrators.proposals')}>
      <div className="ln-stack">
        {made && <OneTimePassword {...made} />}
        {proposals.length > 0 && (
          <DataTable
            caption={t('administrators.proposals')}
            columns={columns}
            sections={[{ key: 'all', rows: proposals }]}
            rowKey={({ id }) => id}
          />
        )}
      </div>
      {decision && <DecisionDialog decision={decision} onClose={() => setDecision(undefined)} onMade={setMade} />}
    </Card>
  )
}
