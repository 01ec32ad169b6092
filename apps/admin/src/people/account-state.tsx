import type { PersonAccount } from '@linli/contract'
import { Chip } from '@linli/ui'
import { useTranslation } from 'react-i18next'

export function AccountState({ account }: { account: PersonAccount | undefined }) {
  const { t } = useTranslation()
  if (account === undefined) return <span className="ln-muted">{t('people.state.none')}</span>
  if (!account.active) {
    return (
      <Chip tone="quiet" icon="cross">
        {t('people.state.closed')}
      </Chip>
    )
  }
  if (account.locked) {
    return (
      <Chip tone="warn" icon="alert">
        {t('people.state.locked')}
      </Chip>
    )
  }
  return (
    <Chip tone="ok" icon="check">
      {t('people.state.open')}
    </Chip>
  )
}
