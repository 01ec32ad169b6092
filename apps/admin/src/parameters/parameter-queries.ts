import type { ParameterDetail, ParameterList } from '@linli/contract'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { coreClient } from '../wire/core-client.ts'

/** The day that is asked about, and as it was known at the end of which day; today and now unless given. */
export interface ParameterDays {
  readonly on?: string | undefined
  readonly knownOn?: string | undefined
}

export function parametersQuery(on: string | undefined) {
  return queryOptions({
    queryKey: ['parameters', 'list', on ?? ''],
    queryFn: async ({ signal }): Promise<ParameterList> => {
      const list = await coreClient.parameters.list.query(on === undefined ? {} : { on }, { signal })
      await loadPlugins(list.rows.flatMap(({ definition }) => definition.pluginId ?? []))
      return list
    },
  })
}

export function parameterQuery(key: string, { on, knownOn }: ParameterDays = {}) {
  return queryOptions({
    queryKey: ['parameters', 'detail', key, on ?? '', knownOn ?? ''],
    queryFn: async ({ signal }): Promise<ParameterDetail> => {
      const days = { ...(on !== undefined && { on }), ...(knownOn !== undefined && { knownOn }) }
      const detail = await coreClient.parameters.get.query({ key, ...days }, { signal })
      const users = detail.users.flatMap(({ pluginId }) => pluginId ?? [])
      await loadPlugins([...users, ...(detail.definition.pluginId === undefined ? [] : [detail.definition.pluginId])])
      return detail
    },
  })
}

/** After a change: whatever was read of parameters is read anew. */
export function useForgetParameters(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['parameters'] })
}
