import { Notice } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './account.css'

/** Shown once, kept nowhere: not in the address, not in a cache, not in a draft. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <Notice tone="ok" title={t('set-up.codes-title')}>
      <p>{t('set-up.codes-text')}</p>
      <ol className="app-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="ln-row app-no-print">
        <button type="button" className="ln-button" onClick={() => print()}>
          {t('set-up.print')}
        </button>
        {navigator.clipboard && (
          <button type="button" className="ln-button" onClick={copy}>
            {t(copied ? 'set-up.copied' : 'set-up.copy')}
          </button>
        )}
      </div>
    </Notice>
  )
}
