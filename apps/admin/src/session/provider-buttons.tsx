import { ErrorNotice } from '@linli/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { sessionInfoQuery } from './session-info-query.ts'

/** Signing in where one's tenant signs in for everything else; nothing where no tenant does. */
export function ProviderButtons() {
  const { i18n } = useTranslation()
  const { data } = useQuery(sessionInfoQuery)
  const begin = useMutation({
    mutationFn: (provider: string) => coreClient.session.beginProvider.mutate({ provider }),
    meta: { signsIn: true },
    onSuccess: ({ url }) => location.assign(url),
  })
  if (!data || data.providers.length === 0) return null
  return (
    <section className="app-door__providers">
      {data.providers.map(({ provider, label }) => (
        <button
          key={provider}
          type="button"
          className="ln-button ln-button--wide"
          disabled={begin.isPending}
          onClick={() => begin.mutate(provider)}
        >
          {label}
        </button>
      ))}
      {begin.error && <ErrorNotice error={describeError(begin.error, i18n)} />}
    </section>
  )
}
