import type { PersonAccount } from '@linli/contract'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { type AccountAct, useAccountAct } from './people-queries.ts'

export interface AskedAct {
  readonly act: AccountAct
  readonly name: string
  readonly account: PersonAccount
}

interface AccountDialogProps {
  readonly asked: AskedAct
  readonly onClose: () => void
  readonly onDone: (oneTimePassword: string | undefined) => void
}

/** Restates whose account it is and what will happen to it. */
export function AccountDialog({ asked: { act, name, account }, onClose, onDone }: AccountDialogProps) {
  const { t } = useTranslation()
  const mutation = useAccountAct(act)
  return (
    <ActDialog
      title={t(`people.act.${act}`)}
      danger={act === 'deactivate'}
      act={mutation}
      onClose={onClose}
      onSubmit={() => mutation.mutate(account.id, { onSuccess: onDone })}
    >
      <p>{t(`people.consequence.${act}`, { name, account: account.name })}</p>
    </ActDialog>
  )
}
