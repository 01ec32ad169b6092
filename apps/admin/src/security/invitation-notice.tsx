import { formatMoment, Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import '../account/account.css'

export interface InvitationLink {
  readonly token: string
  readonly expiresAt: string
}

/** Shown once, kept nowhere. */
export function InvitationNotice({ invitation: { token, expiresAt } }: { invitation: InvitationLink }) {
  const { t } = useTranslation()
  return (
    <Notice tone="ok" title={t('security.invited', { at: formatMoment(expiresAt) })}>
      <code className="app-key">{`${location.origin}/welcome#${token}`}</code>
      <p>{t('security.invited-note')}</p>
    </Notice>
  )
}
