import { ErrorNotice, Skeleton } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { Door } from './door.tsx'
import { meQuery } from './me-query.ts'
import { pathAfterSignIn } from './path-after-sign-in.ts'

/** Where the identity provider sends the browser back to: what it brings is good once. */
export function ProviderCallbackPage() {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const finish = useMutation({
    mutationFn: (search: string) => coreClient.session.finishProvider.mutate({ search: search || '?' }),
    meta: { signsIn: true },
    onSuccess: (result) => {
      queryClient.removeQueries(meQuery)
      history.replace('linked' in result ? '/account' : pathAfterSignIn(result, '/'))
    },
  })
  const asked = useRef(false)
  const { mutate } = finish
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate(searchStr)
  }, [mutate, searchStr])
  return (
    <Door title={t('provider.callback')}>
      {finish.error ? <ErrorNotice error={describeError(finish.error, i18n)} /> : <Skeleton rows={2} />}
      <p className="app-door__note">
        <AppLink to="/sign-in" className="ln-link">
          {t('unlock.back')}
        </AppLink>
      </p>
    </Door>
  )
}
