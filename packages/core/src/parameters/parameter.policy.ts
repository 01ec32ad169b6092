import type { ParameterUse } from '@linli/contract'
import type { ParameterRow } from './parameter.queries.ts'

/** Whose parameters they are, seen from a tenant. */
export interface ParameterHolder {
  readonly tenantId: string
  readonly cityId: string
}

/** Of the values of one key that hold on a day: the tenant's own before its city's, and the latest of those. */
export function chooseInForce(holder: ParameterHolder, rows: readonly ParameterRow[]): ParameterUse | undefined {
  const own = rows.filter((row) => row.ownerTenantId === holder.tenantId)
  const [latest] = (own.length > 0 ? own : rows).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  if (latest === undefined) return undefined
  return {
    key: latest.key,
    value: latest.value,
    unit: latest.unit,
    level: latest.ownerTenantId === holder.cityId ? 'city' : 'district',
    version: latest.validFrom,
    validFrom: latest.validFrom,
    source: { document: latest.sourceDocument, section: latest.section },
  }
}
