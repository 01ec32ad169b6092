import { Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** Shown once, kept nowhere: not in the address, not in a cache, not in a draft. */
export function OneTimePassword({ name, account, password }: { name: string; account: string; password: string }) {
  const { t } = useTranslation()
  return (
    <Notice tone="ok" title={t('people.password-made', { name, account })}>
      <p>
        <span className="ln-secret">{password}</span>
      </p>
      <p>{t('people.password-note')}</p>
    </Notice>
  )
}
