import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectInForce } from './parameter.queries.ts'
import type { ParameterValue } from './parameter.tables.ts'

/** A number or text of the law or the policy as it holds on a day, with where it is written. */
export interface Parameter {
  readonly key: string
  readonly value: ParameterValue
  readonly unit: string
  /** Who set it: the tenant itself overrides its city. */
  readonly level: 'tenant' | 'city'
  /** The day since which this value holds; it names the version. */
  readonly version: DateText
  readonly source: { readonly document: string; readonly section: string }
}

/** The value in force on a day. Refuses with `parameter.not-found` when neither the tenant nor its city has one. */
export async function getParameter(
  scope: CoreReading,
  { key, on }: { key: string; on: DateText },
): Promise<Result<Parameter>> {
  const rows = await selectInForce(scope, key, on)
  const own = rows.filter((row) => row.ownerTenantId === scope.tenantId)
  const [latest] = (own.length > 0 ? own : rows).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  if (latest === undefined) return refuseCore('not-found', 'parameter.not-found', { key, on })
  return ok({
    key,
    value: latest.value,
    unit: latest.unit,
    level: latest.ownerTenantId === scope.cityId && scope.cityId !== scope.tenantId ? 'city' : 'tenant',
    version: latest.validFrom,
    source: { document: latest.sourceDocument, section: latest.section },
  })
}
