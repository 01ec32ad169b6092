import type { PersonAccount } from '@linli/contract'
import { ErrorNotice } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
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
  const { t, i18n } = useTranslation()
  const mutation = useAccountAct(act)
  return (
    <Dialog
      open
      title={t(`people.act.${act}`)}
      submitLabel={t(`people.act.${act}`)}
      danger={act === 'deactivate'}
      busy={mutation.isPending}
      onClose={onClose}
      onSubmit={() => mutation.mutate(account.id, { onSuccess: onDone })}
    >
      <p>{t(`people.consequence.${act}`, { name, account: account.name })}</p>
      {mutation.error && <ErrorNotice error={describeError(mutation.error, i18n)} />}
    </Dialog>
  )
}
