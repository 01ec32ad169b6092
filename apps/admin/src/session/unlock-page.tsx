import { ErrorNotice, Field, Notice } from '@linli/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { CODE_LIMIT, SIGN_IN_ACCOUNT_LIMIT } from '../wire/text-limits.ts'
import { Door } from './door.tsx'

/** A way out of a lock that waits for nobody. */
export function UnlockPage() {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  return (
    <Door title={t('unlock.title')} foot={t('second-step.lost')}>
      {done ? <Notice tone="ok" title={t('unlock.done')} /> : <UnlockForm onDone={() => setDone(true)} />}
      <p className="app-door__note">
        <AppLink to="/sign-in" className="ln-link">
          {t('unlock.back')}
        </AppLink>
      </p>
    </Door>
  )
}

function UnlockForm({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const [values, setValues] = useState({ account: '', code: '' })
  const [attempted, setAttempted] = useState(false)
  const unlock = useMutation({
    mutationFn: (input: typeof values) => coreClient.session.unlockByCode.mutate(input),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (values.account.trim() && values.code.trim()) unlock.mutate(values)
  }
  const field = (
    name: keyof typeof values,
    limit: number,
    words: { label: string; hint?: string; missing: string },
  ) => (
    <Field
      name={name}
      label={words.label}
      hint={words.hint}
      error={attempted && !values[name].trim() ? words.missing : undefined}
    >
      {(control) => (
        <input
          {...control}
          className="ln-input"
          autoComplete={name === 'account' ? 'username' : 'off'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={limit}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form className="ln-card app-door__form" onSubmit={submit} noValidate>
      <p>{t('unlock.text')}</p>
      {field('account', SIGN_IN_ACCOUNT_LIMIT, { label: t('sign-in.account'), missing: t('sign-in.account-missing') })}
      {field('code', CODE_LIMIT, {
        label: t('second-step.recovery-code'),
        hint: t('second-step.recovery-hint'),
        missing: t('second-step.code-missing'),
      })}
      {unlock.error && <ErrorNotice error={describeError(unlock.error, i18n)} />}
      <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={unlock.isPending}>
        {t('unlock.submit')}
      </button>
    </form>
  )
}
