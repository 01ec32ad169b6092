import type { AccountSecurityRow } from '@linli/contract'
import { Chip, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'

export function ProtectionChip({ row }: { row: AccountSecurityRow }) {
  const { t } = useTranslation()
  return row.secondFactorSince ? (
    <Chip tone="ok" icon="check">
      {t('security.second-factor.on')}
    </Chip>
  ) : (
    <Chip tone="quiet" icon="info">
      {t('security.second-factor.off')}
    </Chip>
  )
}

/** Locked until when, or closed; an account that is neither is open. */
export function LockChip({ row: { active, lockedUntil } }: { row: AccountSecurityRow }) {
  const { t } = useTranslation()
  if (!active) {
    return (
      <Chip tone="quiet" icon="cross">
        {t('security.closed')}
      </Chip>
    )
  }
  if (lockedUntil) {
    return (
      <Chip tone="warn" icon="alert">
        {t('security.locked-until', { at: formatMoment(lockedUntil) })}
      </Chip>
    )
  }
  return (
    <Chip tone="ok" icon="check">
      {t('people.state.open')}
    </Chip>
  )
}
