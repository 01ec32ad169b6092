import { readFailure } from '@linli/sdk/admin'
import { ErrorNotice, Field } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { CODE_LIMIT } from '../wire/text-limits.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { pathAfterSignIn } from './path-after-sign-in.ts'
import { safeNextPath } from './safe-next-path.ts'
import { sessionInfoQuery } from './session-info-query.ts'

/** After the password: a code of the app, or a recovery code. */
export function SecondStepPage() {
  const { t } = useTranslation()
  useBackWithoutHalf()
  return (
    <Door title={t('second-step.title')} foot={t('second-step.lost')}>
      <CodeForm />
      <p className="app-door__note">
        <AppLink to="/sign-in" className="ln-link">
          {t('second-step.again')}
        </AppLink>
      </p>
    </Door>
  )
}

function CodeForm() {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const [attempted, setAttempted] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const step = useSecondStep()
  const recovery = kind === 'recovery'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!code.trim()) return input.current?.focus()
    step.mutate(code.trim(), {
      onError: () => {
        setCode('')
        setAttempted(false)
        input.current?.focus()
      },
    })
  }
  return (
    <form className="ln-card app-door__form" onSubmit={submit} noValidate>
      {!recovery && <p>{t('second-step.text')}</p>}
      <Field
        name="code"
        label={t(recovery ? 'second-step.recovery-code' : 'second-step.code')}
        hint={recovery ? t('second-step.recovery-hint') : undefined}
        error={attempted && !code.trim() ? t('second-step.code-missing') : undefined}
      >
        {(control) => (
          <input
            {...control}
            // another input for another kind of code: a phone shows the keys that fit
            key={kind}
            ref={input}
            className="ln-input"
            inputMode={recovery ? 'text' : 'numeric'}
            autoComplete={recovery ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={CODE_LIMIT}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {step.error && <ErrorNotice error={describeError(step.error, i18n)} />}
      <button type="submit" className="ln-button ln-button--primary ln-button--wide" disabled={step.isPending}>
        {t('second-step.submit')}
      </button>
      <button
        type="button"
        className="ln-button ln-button--quiet ln-button--wide"
        onClick={() => {
          setKind(recovery ? 'app' : 'recovery')
          setCode('')
          setAttempted(false)
          step.reset()
        }}
      >
        {t(recovery ? 'second-step.use-app' : 'second-step.use-recovery')}
      </button>
    </form>
  )
}

function useSecondStep() {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  const next = safeNextPath(new URLSearchParams(useLocation().searchStr).get('next') ?? undefined)
  return useMutation({
    mutationFn: (code: string) => coreClient.session.secondStep.mutate({ code }),
    meta: { signsIn: true },
    onSuccess: (result) => {
      queryClient.removeQueries(meQuery)
      history.push(pathAfterSignIn(result, next))
    },
    onError: (error) => {
      const failure = readFailure(error)
      if (failure.kind === 'refused' && failure.refusal.code === 'auth.second-step-over')
        history.push('/sign-in?expired=yes')
    },
  })
}

/** Whoever comes here without a password before it begins at the beginning. */
function useBackWithoutHalf() {
  const { history } = useRouter()
  // what the sign-in page was told is from before the password
  const { data, isFetchedAfterMount } = useQuery({ ...sessionInfoQuery, staleTime: 0 })
  const gone = isFetchedAfterMount && data?.secondStep === false
  useEffect(() => {
    if (gone) history.replace('/sign-in')
  }, [gone, history])
}
