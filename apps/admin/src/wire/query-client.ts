import { readFailure } from '@linli/sdk/admin'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

interface SessionEnds {
  /** The session is over or was never there. */
  readonly onSignedOut: () => void
  readonly onPasswordChangeRequired: () => void
  readonly onSecondFactorRequired: () => void
}

/** One place notices that a session has ended, whichever call was told so. */
export function createQueryClient(ends: SessionEnds): QueryClient {
  const notice = (error: unknown) => {
    const failure = readFailure(error)
    if (failure.kind !== 'refused') return
    if (failure.refusal.kind === 'unauthenticated') ends.onSignedOut()
    if (failure.refusal.code === 'auth.password-change-required') ends.onPasswordChangeRequired()
    if (failure.refusal.code === 'auth.second-factor-required') ends.onSecondFactorRequired()
  }
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!query.meta?.asksForSession) notice(error)
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _onMutateResult, mutation) => {
        if (!mutation.meta?.signsIn) notice(error)
      },
    }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: retryUnreachable, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
}

/** A refusal stays a refusal, and a fault was logged once already; only a lost connection is worth a second try. */
function retryUnreachable(failures: number, error: unknown): boolean {
  return failures < 2 && readFailure(error).kind === 'unreachable'
}
