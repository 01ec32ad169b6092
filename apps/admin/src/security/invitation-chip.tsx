import type { InvitationRow } from '@linli/contract'
import { Chip } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS = {
  open: { tone: 'info', icon: 'clock' },
  used: { tone: 'ok', icon: 'check' },
  expired: { tone: 'quiet', icon: 'alert' },
  replaced: { tone: 'quiet', icon: 'info' },
  'taken-back': { tone: 'quiet', icon: 'cross' },
  ended: { tone: 'quiet', icon: 'info' },
} as const

/** What has become of an invitation. */
export function InvitationChip({ row: { state } }: { row: Pick<InvitationRow, 'state'> }) {
  const { t } = useTranslation()
  return <Chip {...LOOKS[state]}>{t(`invitations.state.${state}`)}</Chip>
}
