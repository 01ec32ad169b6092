import type { Page, PlaceChoices, PlaceDraft, PlaceEventKind, PlaceEventState, UnitRow } from '@linli/contract'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export interface ChangeFilter {
  readonly state?: PlaceEventState
  readonly kind?: PlaceEventKind
}

export const changesQuery = (filter: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ['places', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      coreClient.places.list.query({ ...filter, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'get', id],
    queryFn: ({ signal }) => coreClient.places.get.query({ id }, { signal }),
  })

export const unitHistoryQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['places', 'history', unitId],
    queryFn: ({ signal }) => coreClient.places.history.query({ unitId }, { signal }),
  })

export const partsQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['places', 'parts', unitId],
    queryFn: ({ signal }) => coreClient.places.parts.query({ unitId }, { signal }),
  })

/** What a change can be about: the administration's own units and every estate. */
export const changeUnitsQuery = queryOptions({
  queryKey: ['places', 'units'],
  queryFn: async ({ signal }): Promise<readonly UnitRow[]> => {
    const [administration, estates] = await Promise.all([
      coreClient.organisation.list.query({}, { signal }),
      listEstates(signal),
    ])
    return [...administration, ...estates]
  },
})

async function listEstates(signal: AbortSignal): Promise<readonly UnitRow[]> {
  const rows: UnitRow[] = []
  let cursor: string | undefined
  do {
    const page: Page<UnitRow> = await coreClient.organisation.search.query(
      { kind: 'estate', limit: 100, ...(cursor !== undefined && { cursor }) },
      { signal },
    )
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return rows
}

export const changeMapQuery = (filter: { readonly streetId?: string; readonly year?: number }) =>
  queryOptions({
    queryKey: ['places', 'map', filter],
    queryFn: ({ signal }) => coreClient.places.map.query(filter, { signal }),
  })

export const coverQuery = queryOptions({
  queryKey: ['places', 'cover'],
  queryFn: ({ signal }) => coreClient.places.cover.query(undefined, { signal }),
})

/** Always asked anew: what stands on the screen is what is agreed to. */
export const previewQuery = (draft: PlaceDraft) =>
  queryOptions({
    queryKey: ['places', 'preview', draft],
    queryFn: ({ signal }) => coreClient.places.preview.query(draft, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export function useRecordChange() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: PlaceDraft & PlaceChoices & { digest: string }) =>
      coreClient.places.record.mutate({ ...input, cases: [...input.cases], posts: [...input.posts] }),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'preview' }),
  })
}

export function useCancelChange() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: { readonly id: string; readonly reason: string }) => coreClient.places.cancel.mutate(input),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['places'] }),
  })
}
