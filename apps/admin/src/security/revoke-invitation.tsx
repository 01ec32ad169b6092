import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface RevokeInvitationProps {
  readonly invited: { readonly accountId: string; readonly account: string; readonly name: string }
  readonly onClose: () => void
}

/** Takes an open link back: whoever has it finds it good for nothing. */
export function RevokeInvitation({ invited: { accountId, account, name }, onClose }: RevokeInvitationProps) {
  const { t } = useTranslation()
  return (
    <ReasonDialog
      title={t('security.revoke-invitation')}
      text={t('security.revoke-invitation-text', { name, account })}
      danger
      act={(reason) => coreClient.security.revokeInvitation.mutate({ accountId, reason })}
      onClose={onClose}
    />
  )
}
