import type { DutyDetail, DutyRow } from '@linli/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { coreClient } from '../wire/core-client.ts'

const DUTIES_KEY = ['duties'] as const

export const dutiesQuery = queryOptions({
  queryKey: [...DUTIES_KEY, 'list'],
  queryFn: async ({ signal }): Promise<readonly DutyRow[]> => {
    const rows = await coreClient.duties.list.query(undefined, { signal })
    await loadPlugins(rows.flatMap(({ uses }) => uses.map(({ pluginId }) => pluginId)))
    return rows
  },
})

export function dutyQuery(duty: string) {
  return queryOptions({
    queryKey: [...DUTIES_KEY, 'detail', duty],
    queryFn: async ({ signal }): Promise<DutyDetail> => {
      const detail = await coreClient.duties.get.query({ duty }, { signal })
      await loadPlugins(detail.uses.map(({ pluginId }) => pluginId))
      return detail
    },
  })
}

/** A change of a duty; whatever was read of duties is read anew. */
export function useDutyChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: DUTIES_KEY }),
  })
}

/** A page of one duty; its key may hold a dot, so it is no part of the path. */
export function dutyPath(duty: string, page: 'one' | 'give' = 'one'): string {
  return `/organisation/duties/${page}?${new URLSearchParams({ duty })}`
}
