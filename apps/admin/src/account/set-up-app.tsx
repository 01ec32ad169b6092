import { ErrorNotice, Field } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { CODE_LIMIT } from '../wire/text-limits.ts'
import { QrCode } from './qr-code.tsx'

export interface BegunSetUp {
  readonly secret: string
  readonly uri: string
}

interface SetUpAppProps {
  readonly begun: BegunSetUp
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void
}

/** The secret as a picture and as text, and a first code that shows the app has it. */
export function SetUpApp({ begun, onConfirmed }: SetUpAppProps) {
  const { t, i18n } = useTranslation()
  const [code, setCode] = useState('')
  const [attempted, setAttempted] = useState(false)
  const confirm = useMutation({
    mutationFn: () => coreClient.account.confirmSecondFactor.mutate({ code }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (code.trim()) confirm.mutate()
  }
  return (
    <form className="ln-card app-door__form" onSubmit={submit} noValidate>
      <p>{t('set-up.scan')}</p>
      <QrCode text={begun.uri} label={t('set-up.qr')} />
      <details>
        <summary>{t('set-up.manual')}</summary>
        <span className="ln-hint">{t('set-up.key')}</span>
        <code className="app-key">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
        <span className="ln-hint">{t('set-up.key-note')}</span>
      </details>
      <Field
        name="code"
        label={t('set-up.code')}
        error={attempted && !code.trim() ? t('second-step.code-missing') : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="ln-input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={CODE_LIMIT}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {confirm.error && <ErrorNotice error={describeError(confirm.error, i18n)} />}
      <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={confirm.isPending}>
        {t('set-up.confirm')}
      </button>
    </form>
  )
}
