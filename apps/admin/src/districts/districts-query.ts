import type { DistrictRow, Me } from '@linli/contract'
import { queryOptions } from '@tanstack/react-query'
import { isInCity } from '../session/is-in-city.ts'
import { coreClient } from '../wire/core-client.ts'

export const districtsQuery = queryOptions({
  queryKey: ['tenancy', 'districts'],
  queryFn: ({ signal }): Promise<readonly DistrictRow[]> =>
    coreClient.tenancy.listDistricts.query(undefined, { signal }),
})

/** Every administrator holds the permission; there is something to do with it in a city alone. */
export function mayManageDistricts(me: Pick<Me, 'permissions' | 'tenant'>): boolean {
  return me.permissions.includes('tenancy:manage') && isInCity(me)
}
