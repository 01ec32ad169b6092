import { ErrorNotice, Notice } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'

/** Asks the issuer what it is before anybody depends on it. */
export function ProviderCheck({ issuer }: { issuer: string }) {
  const { t, i18n } = useTranslation()
  const check = useMutation({ mutationFn: () => coreClient.security.checkProvider.mutate({ issuer }) })
  return (
    <div className="ln-field" aria-live="polite">
      <button
        type="button"
        className="ln-button"
        disabled={issuer === '' || check.isPending}
        onClick={() => check.mutate()}
      >
        {t(check.isPending ? 'provider.checking' : 'provider.check')}
      </button>
      {check.error && <ErrorNotice error={describeError(check.error, i18n)} />}
      {check.data && (
        <Notice tone="ok" title={t('provider.checked')}>
          <p>
            {t('provider.checked-at', { address: check.data.signInAt })}{' '}
            {t(check.data.signsOut ? 'provider.checked-signs-out' : 'provider.checked-stays')}
          </p>
          <p className="ln-hint">{t('provider.checked-note')}</p>
        </Notice>
      )}
    </div>
  )
}
