import { readFailure } from '@linli/sdk/admin'
import { ErrorNotice, Field, Notice, TextInput, useLongTexts } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { SIGN_IN_ACCOUNT_LIMIT } from '../wire/text-limits.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { isTooLong, PasswordField } from './password-field.tsx'
import { pathAfterSignIn } from './path-after-sign-in.ts'
import { ProviderButtons } from './provider-buttons.tsx'
import { safeNextPath } from './safe-next-path.ts'
import { sessionInfoQuery } from './session-info-query.ts'

/** The first page anybody sees; it loads nothing it does not show. */
export function SignInPage() {
  const { t, i18n } = useTranslation()
  const search = new URLSearchParams(useLocation().searchStr)
  const signIn = useSignIn(safeNextPath(search.get('next') ?? undefined))
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [attempted, setAttempted] = useState(false)
  const [longAccount] = useLongTexts({ account }, { account: SIGN_IN_ACCOUNT_LIMIT }, () => t('sign-in.account'))
  const accountInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!account.trim() || longAccount) return accountInput.current?.focus()
    if (!password || isTooLong(password)) return passwordInput.current?.focus()
    signIn.mutate(
      { account: account.trim(), password },
      {
        onError: (error) => {
          if (readFailure(error).kind !== 'refused') return
          setPassword('')
          setAttempted(false)
          passwordInput.current?.focus()
        },
      },
    )
  }

  return (
    <Door title={t('sign-in.title')} foot={t('sign-in.help')}>
      {search.get('expired') && !signIn.error && <Notice tone="info" title={t('sign-in.expired')} />}
      <form className="ln-card app-door__form" onSubmit={submit} noValidate>
        <Field
          name="account"
          label={t('sign-in.account')}
          error={attempted && !account.trim() ? t('sign-in.account-missing') : longAccount?.message}
        >
          {(control) => (
            <TextInput
              control={control}
              value={account}
              onChange={setAccount}
              limit={SIGN_IN_ACCOUNT_LIMIT}
              ref={accountInput}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <PasswordField
          name="password"
          label={t('sign-in.password')}
          error={attempted && !password ? t('sign-in.password-missing') : undefined}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          ref={passwordInput}
        />
        {signIn.error && <ErrorNotice error={describeError(signIn.error, i18n)} />}
        {isLocked(signIn.error) && <UnlockLink />}
        <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={signIn.isPending}>
          {t(signIn.isPending ? 'sign-in.busy' : 'sign-in.submit')}
        </button>
      </form>
      <ProviderButtons />
      <DemoNote />
    </Door>
  )
}

function useSignIn(next: string) {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: (input: { account: string; password: string }) => coreClient.session.signIn.mutate(input),
    meta: { signsIn: true },
    onSuccess: (result) => {
      queryClient.removeQueries(meQuery)
      history.push(pathAfterSignIn(result, next))
    },
  })
}

function isLocked(error: unknown): boolean {
  const failure = error === null ? undefined : readFailure(error)
  return failure?.kind === 'refused' && failure.refusal.code === 'auth.locked'
}

function UnlockLink() {
  const { t } = useTranslation()
  return (
    <p className="app-door__note">
      <AppLink to="/sign-in/unlock" className="ln-link">
        {t('sign-in.unlock')}
      </AppLink>
    </p>
  )
}

function DemoNote() {
  const { t } = useTranslation()
  const info = useQuery(sessionInfoQuery)
  return info.data?.demo ? <p className="app-door__note ln-hint">{t('sign-in.demo')}</p> : null
}
