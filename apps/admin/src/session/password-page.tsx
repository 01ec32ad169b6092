import { readFailure } from '@linli/sdk/admin'
import { ErrorNotice, ErrorSummary, Notice } from '@linli/ui'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { PASSWORD_LIMIT } from '../wire/text-limits.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { isTooLong, PasswordField } from './password-field.tsx'
import { PasswordRulesList } from './password-rules-list.tsx'

const EMPTY = { current: '', next: '', repeated: '' }
type Passwords = typeof EMPTY

/** Changing one's password: by choice, or before anything else where an administrator has set it. */
export function PasswordPage() {
  const { t, i18n } = useTranslation()
  const { mustChangePassword } = useSuspenseQuery(meQuery).data
  const [passwords, setPasswords] = useState(EMPTY)
  const [attempt, setAttempt] = useState(0)
  const change = useChangePassword()
  const found = attempt === 0 ? [] : findProblems(passwords)
  const problems = found.map(({ name, key }) => ({ name, message: t(key, { max: PASSWORD_LIMIT }) }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (findProblems(passwords).length === 0) change.mutate(passwords)
    else change.reset()
  }
  const field = (name: keyof Passwords, autoComplete: 'current-password' | 'new-password') => (
    <PasswordField
      name={name}
      label={t(`password.${name}`)}
      hint={name === 'next' ? <PasswordRulesList /> : undefined}
      error={problems.find((problem) => problem.name === name)?.message}
      autoComplete={autoComplete}
      value={passwords[name]}
      onChange={(password) => setPasswords({ ...passwords, [name]: password })}
    />
  )

  return (
    <Door title={t('password.title')}>
      {mustChangePassword && <Notice tone="info" title={t('password.required')} />}
      <form className="ln-card app-door__form" onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} attempt={attempt} />
        {field('current', 'current-password')}
        {field('next', 'new-password')}
        {field('repeated', 'new-password')}
        {change.error && <ErrorNotice error={describeError(change.error, i18n)} />}
        <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={change.isPending}>
          {t('password.submit')}
        </button>
      </form>
      {!mustChangePassword && (
        <p className="app-door__note">
          <AppLink to="/" className="ln-link">
            {t('password.back')}
          </AppLink>
        </p>
      )}
    </Door>
  )
}

/** The server knows what makes a good password; here only what cannot be right. */
function findProblems({ current, next, repeated }: Passwords): { name: keyof Passwords; key: string }[] {
  const problems: { name: keyof Passwords; key: string }[] = []
  if (isTooLong(current)) problems.push({ name: 'current', key: 'password.too-long' })
  if (isTooLong(next)) problems.push({ name: 'next', key: 'password.too-long' })
  if (!current) problems.push({ name: 'current', key: 'password.current-missing' })
  if (!next) problems.push({ name: 'next', key: 'password.next-missing' })
  if (next && repeated !== next) problems.push({ name: 'repeated', key: 'password.repeated-differs' })
  return problems
}

function useChangePassword() {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: ({ current, next }: Passwords) =>
      coreClient.session.changePassword.mutate({ currentPassword: current, newPassword: next }),
    meta: { signsIn: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries(meQuery)
      history.push('/')
    },
    onError: (error) => {
      const failure = readFailure(error)
      if (failure.kind === 'refused' && failure.refusal.code === 'auth.sign-in-required')
        history.push('/sign-in?expired=yes')
    },
  })
}
