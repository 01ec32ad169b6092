import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people', 'list'],
  queryFn: ({ signal }) => coreClient.people.list.query(undefined, { signal }),
})

export type AccountAct = 'activate' | 'deactivate' | 'reset-password'

/** Answers with the one-time password where the act makes one. */
export function useAccountAct(act: AccountAct) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (accountId: string): Promise<string | undefined> => {
      const input = { accountId }
      if (act === 'reset-password') return (await coreClient.people.resetPassword.mutate(input)).oneTimePassword
      if (act === 'activate') await coreClient.people.activate.mutate(input)
      else await coreClient.people.deactivate.mutate(input)
      return undefined
    },
    onSuccess: () => queryClient.invalidateQueries(peopleQuery),
  })
}
