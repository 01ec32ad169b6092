import type { AdministratorProposal } from '@linli/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import type { AddedPerson } from '../people/added-person.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'

export interface Decision {
  readonly act: 'confirm' | 'decline'
  readonly proposal: AdministratorProposal
}

interface DecisionDialogProps {
  readonly decision: Decision
  readonly onClose: () => void
  /** Somebody new got an account, whose password is told once. */
  readonly onMade: (added: AddedPerson) => void
}

/** Restates what was proposed, and says yes or no to it. */
export function DecisionDialog({ decision: { act, proposal }, onClose, onMade }: DecisionDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const decide = usePeopleChange(async () => {
    const asked = { proposalId: proposal.id }
    if (act === 'decline') return coreClient.administrators.decline.mutate({ ...asked, reason: reason.trim() })
    const { name, account, oneTimePassword } = await coreClient.administrators.confirm.mutate(asked)
    if (account && oneTimePassword) onMade({ name, account, password: oneTimePassword })
  })
  const submit = () => {
    setTried(true)
    if (act === 'confirm' || reason.trim()) decide.mutate(undefined, { onSuccess: onClose })
  }
  const { kind, name, title, on } = proposal
  const label = t(act === 'confirm' ? `administrators.confirm.${kind}` : 'administrators.decline')
  return (
    <ActDialog title={label} danger={act === 'decline'} act={decide} onClose={onClose} onSubmit={submit}>
      <p>{t(`administrators.confirm-note.${kind}`, { name, title, on })}</p>
      {act === 'decline' && (
        <ReasonField
          value={reason}
          onChange={setReason}
          error={tried && !reason.trim() ? t('people.problem.reason') : undefined}
        />
      )}
    </ActDialog>
  )
}
