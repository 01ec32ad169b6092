import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ItemAction } from '../../contract/dictionary.ts'
import type { ItemDetail, ItemMoved } from '../../contract/item-view.ts'
import { useAdmissionClient } from '../use-admission.ts'

/** Sends one action with the version the user saw; nothing on the page changes before the server has agreed. */
export function useMoveItem({ id, version }: ItemDetail, action: ItemAction) {
  const client = useAdmissionClient()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (text: string): Promise<ItemMoved> => {
      const seen = { id, version }
      const opinion = { ...seen, ...(text && { opinion: text }) }
      switch (action) {
        case 'accept':
          return client.item.accept.mutate(opinion)
        case 'approve':
          return client.item.approve.mutate(opinion)
        case 'return-for-supplement':
          return client.item.returnForSupplement.mutate({ ...seen, reason: text })
        case 'reject':
          return client.item.reject.mutate({ ...seen, reason: text })
        case 'withdraw':
          return client.item.withdraw.mutate({ ...seen, ...(text && { reason: text }) })
        case 'supplement':
          return client.item.supplement.mutate(opinion)
      }
    },
    // to-dos, figures and lists elsewhere change with it
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
