import { ErrorNotice, Skeleton } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { ownSessionsQuery } from './account-queries.ts'
import { SessionsTable } from './sessions-table.tsx'

/** Where one is signed in; each of them, or all the others, can be signed out from here. */
export function OwnSessions() {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const query = useQuery(ownSessionsQuery)
  const end = useMutation({
    mutationFn: (sessionId: string | 'others') =>
      sessionId === 'others'
        ? coreClient.account.endOtherSessions.mutate()
        : coreClient.account.endSession.mutate({ sessionId }),
    onSettled: () => queryClient.invalidateQueries(ownSessionsQuery),
  })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={3} />
  const others = query.data.filter(({ current }) => !current)
  return (
    <>
      <SessionsTable
        sessions={query.data}
        endLabel={t('account.sessions.end')}
        onEnd={({ sessionId }) => end.mutate(sessionId)}
      />
      {end.error && <ErrorNotice error={describeError(end.error, i18n)} />}
      {others.length === 0 ? (
        <p className="ln-hint">{t('account.sessions.none-others')}</p>
      ) : (
        <button type="button" className="ln-button" disabled={end.isPending} onClick={() => end.mutate('others')}>
          {t('account.sessions.end-others')}
        </button>
      )}
    </>
  )
}
