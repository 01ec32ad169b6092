import { useQuery } from '@tanstack/react-query'
import type { ItemDetail } from '../../contract/item-view.ts'
import { useAdmissionClient } from '../use-admission.ts'

export function useItem(id: string) {
  const client = useAdmissionClient()
  return useQuery({
    queryKey: ['admission', 'item', id],
    queryFn: ({ signal }): Promise<ItemDetail> => client.item.get.query({ id }, { signal }),
  })
}
