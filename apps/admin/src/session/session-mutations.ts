import { dropDraftsOf } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { coreClient } from '../wire/core-client.ts'
import { meQuery } from './me-query.ts'

/** Another post is another desk: everything read so far belongs to the old one. */
export function useChoosePost() {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: (postId: string) => coreClient.session.choosePost.mutate({ postId }),
    onSuccess: async () => {
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      await queryClient.invalidateQueries(meQuery)
      history.push('/')
    },
  })
}

export function useSignOut() {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      where === 'here' ? coreClient.session.signOut.mutate() : coreClient.session.signOutEverywhere.mutate(),
    onSuccess: (left) => {
      const me = queryClient.getQueryData(meQuery.queryKey)
      history.push('/sign-in')
      queryClient.clear()
      if (me) dropDraftsOf(me.person.id)
      if (left && 'logoutUrl' in left && left.logoutUrl) location.assign(left.logoutUrl)
    },
  })
}
