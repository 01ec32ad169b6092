import { ErrorNotice, Notice } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import './audit.css'

/** Walks the sealed chain on demand and says in words whether anything was changed or taken out. */
export function VerifyAudit() {
  const { t, i18n } = useTranslation()
  const verify = useMutation({ mutationFn: () => coreClient.audit.verify.query() })
  const { data: verdict, error } = verify
  return (
    <div className="audit-verify">
      <div className="ln-row">
        <button type="button" className="ln-button" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {t(verify.isPending ? 'audit.verifying' : 'audit.verify')}
        </button>
        <span className="ln-hint">{t('audit.verify-note')}</span>
      </div>
      {verdict?.intact && (
        <Notice tone="ok" title={t('audit.intact', { count: verdict.sealed })}>
          {verdict.waiting > 0 && <p>{t('audit.waiting', { count: verdict.waiting })}</p>}
        </Notice>
      )}
      {verdict && !verdict.intact && (
        <Notice tone="bad" title={t('audit.broken')}>
          {verdict.fault && (
            <p>{t(`audit.fault.${verdict.fault.kind}`, { seq: verdict.fault.seq ?? t('audit.unsealed') })}</p>
          )}
          <p>{t('audit.broken-next')}</p>
        </Notice>
      )}
      {error && <ErrorNotice error={describeError(error, i18n)} />}
    </div>
  )
}
