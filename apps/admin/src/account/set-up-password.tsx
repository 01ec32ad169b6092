import { ErrorNotice } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong, PasswordField } from '../session/password-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import type { BegunSetUp } from './set-up-app.tsx'

/** An unattended desk is not enough: the password is asked for first. */
export function SetUpPassword({ onBegun }: { onBegun: (begun: BegunSetUp) => void }) {
  const { t, i18n } = useTranslation()
  const [password, setPassword] = useState('')
  const [attempted, setAttempted] = useState(false)
  const begin = useMutation({
    mutationFn: () => coreClient.account.beginSecondFactor.mutate({ password }),
    onSuccess: onBegun,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (password && !isTooLong(password)) begin.mutate()
  }
  return (
    <form className="ln-card app-door__form" onSubmit={submit} noValidate>
      <p>{t('account.second-factor.why')}</p>
      <p className="ln-muted">{t('set-up.password-text')}</p>
      <PasswordField
        name="password"
        label={t('password.current')}
        error={attempted && !password ? t('password.current-missing') : undefined}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {begin.error && <ErrorNotice error={describeError(begin.error, i18n)} />}
      <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={begin.isPending}>
        {t('set-up.next')}
      </button>
    </form>
  )
}
