import type { FactEntry, FactOutcome } from '@linli/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { coreClient } from '../wire/core-client.ts'
import type { ShownDay } from './facts-day.tsx'

/** Without a unit the facts of one's own. */
export function unitFactsQuery(unitId: string | undefined, day: ShownDay = {}) {
  return queryOptions({
    queryKey: ['facts', 'unit', unitId ?? '', day],
    queryFn: ({ signal }) =>
      coreClient.facts.unit.query({ ...(unitId !== undefined && { unitId }), ...day }, { signal }),
  })
}

export const factOverviewQuery = queryOptions({
  queryKey: ['facts', 'overview'],
  queryFn: ({ signal }) => coreClient.facts.overview.query(undefined, { signal }),
})

export function factTableQuery(key: string, period: string | undefined, day: ShownDay) {
  return queryOptions({
    queryKey: ['facts', 'table', key, period ?? '', day],
    queryFn: ({ signal }) =>
      coreClient.facts.table.query({ key, ...(period !== undefined && { period }), ...day }, { signal }),
  })
}

export function factHistoryQuery(unitId: string, key: string) {
  return queryOptions({
    queryKey: ['facts', 'history', unitId, key],
    queryFn: ({ signal }) => coreClient.facts.history.query({ unitId, key }, { signal }),
  })
}

export const factDefinitionsQuery = queryOptions({
  queryKey: ['facts', 'definitions'],
  queryFn: ({ signal }) => coreClient.facts.definitions.query(undefined, { signal }),
})

export function burdenQuery(unitId: string | undefined) {
  return queryOptions({
    queryKey: ['facts', 'burden', unitId ?? ''],
    queryFn: async ({ signal }) => {
      const report = await coreClient.facts.burden.query(unitId === undefined ? {} : { unitId }, { signal })
      // the words of plugins are there before their forms are named
      await loadPlugins(report.asks.flatMap(({ pluginId }) => pluginId ?? []))
      return report
    },
  })
}

/** Enters facts of a unit; whatever became of them, what is shown is asked for again. */
export function useEnterFacts(unitId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (entries: readonly FactEntry[]): Promise<readonly FactOutcome[]> =>
      coreClient.facts.enter.mutate({ unitId, entries: [...entries] }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['facts'] })
      await queryClient.invalidateQueries({ queryKey: ['inbox'] })
    },
  })
}
