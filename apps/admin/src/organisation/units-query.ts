import type { UnitRow } from '@linli/contract'
import { queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export const unitsQuery = queryOptions({
  queryKey: ['organisation', 'units'],
  queryFn: ({ signal }): Promise<readonly UnitRow[]> => coreClient.organisation.list.query({}, { signal }),
  staleTime: 300_000,
})
