import { cityModule } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import { selectDistrictRows } from './district-parameter.queries.ts'
import type { DatedRow, ParameterHolder } from './parameter.policy.ts'

/** What one district has set for itself, as its city sees it. */
export interface DistrictParameters extends ParameterHolder {
  readonly name: string
  readonly rows: readonly DatedRow[]
}

/** The districts under the scope's city that have values of their own, all keys or one; empty for whatever is not a city. */
export async function listDistrictParameters(scope: CoreReading, key?: string): Promise<DistrictParameters[]> {
  const rows = await selectDistrictRows(scope.as(cityModule), key)
  return [...Map.groupBy(rows, ({ ownerTenantId }) => ownerTenantId)].map(([tenantId, ofDistrict]) => ({
    tenantId,
    cityId: scope.cityId,
    name: ofDistrict[0]?.name ?? '',
    rows: ofDistrict,
  }))
}
