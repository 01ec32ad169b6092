import type { InvitationView } from '@linli/contract'
import { ErrorNotice, Skeleton } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { isTooLong, PasswordField } from './password-field.tsx'
import { PasswordRulesWords } from './password-rules-list.tsx'
import { pathAfterSignIn } from './path-after-sign-in.ts'

/** Behind an invitation's link: its token stands after the #, where no server and no log sees it. */
export function WelcomePage() {
  const { t, i18n } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  const query = useQuery({
    queryKey: ['session', 'invitation'],
    queryFn: ({ signal }) => coreClient.session.invitation.mutate({ token: token || '-' }, { signal }),
    meta: { asksForSession: true },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Door title={t('welcome.title')} foot={t('sign-in.help')}>
      {query.data && <ChoosePassword token={token} invited={query.data} />}
      {query.isPending && <Skeleton rows={4} />}
      {query.error && <ErrorNotice error={describeError(query.error, i18n)} />}
      {query.error && (
        <p className="app-door__note">
          <AppLink to="/sign-in" className="ln-link">
            {t('unlock.back')}
          </AppLink>
        </p>
      )}
    </Door>
  )
}

function ChoosePassword({ token, invited }: { token: string; invited: InvitationView }) {
  const { t, i18n } = useTranslation()
  const [values, setValues] = useState({ next: '', repeated: '' })
  const [attempted, setAttempted] = useState(false)
  const accept = useAccept(token)
  const problems = {
    next: values.next ? undefined : t('password.next-missing'),
    repeated: values.repeated === values.next ? undefined : t('password.repeated-differs'),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!problems.next && !problems.repeated && !isTooLong(values.next)) accept.mutate(values.next)
  }
  const field = (name: 'next' | 'repeated') => (
    <PasswordField
      name={name}
      label={t(`password.${name}`)}
      hint={name === 'next' ? <PasswordRulesWords rules={invited.rules} /> : undefined}
      error={attempted ? problems[name] : undefined}
      autoComplete="new-password"
      value={values[name]}
      onChange={(password) => setValues({ ...values, [name]: password })}
    />
  )
  return (
    <form className="ln-card app-door__form" onSubmit={submit} noValidate>
      <p>{t('welcome.text', { name: invited.name, account: invited.account })}</p>
      {/* for the browser's own store of passwords */}
      <input type="text" name="account" autoComplete="username" value={invited.account} readOnly hidden />
      {field('next')}
      {field('repeated')}
      {accept.error && <ErrorNotice error={describeError(accept.error, i18n)} />}
      <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={accept.isPending}>
        {t('welcome.submit')}
      </button>
    </form>
  )
}

function useAccept(token: string) {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: (password: string) => coreClient.session.acceptInvitation.mutate({ token, password }),
    meta: { signsIn: true },
    onSuccess: (result) => {
      queryClient.removeQueries(meQuery)
      history.push(pathAfterSignIn(result, '/'))
    },
  })
}
