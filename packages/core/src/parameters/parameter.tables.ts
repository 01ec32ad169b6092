import type { ParameterScalar } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { ColumnType } from 'kysely'

/** A value of one tenant from a day on. Rows are never edited; one that proved wrong or unwanted is closed. */
export interface ParameterTable {
  tenant_id: TenantId
  id: string
  city_id: string
  key: string
  /** Written as JSON text; null where a tenant's own value ends and the next level holds again. */
  value: ColumnType<ParameterScalar | null, string | null, never>
  unit: string
  /** `product`: came with the product; `tenant`: set by somebody. */
  origin: 'product' | 'tenant'
  /** 1, and one more for each correction. */
  revision: number
  ending: boolean
  valid_from: string
  /** The first day on which it no longer holds. */
  valid_to: string | null
  source_document: string
  section: string
  reason: string
  corrects_id: string | null
  recorded_at: Date
  recorded_by_post: string | null
  recorded_by: string
  /** The moment since which it is known to be wrong, or not wanted. */
  closed_at: Date | null
  closing: 'corrected' | 'withdrawn' | null
  closed_by_post: string | null
  closed_by: string
  closing_reason: string
}

/** A view: the tenant's own parameters and its city's, as rows of the tenant. */
export interface ReachableParameterView
  extends Omit<ParameterTable, 'city_id' | 'value' | 'recorded_by_post' | 'closed_by_post'> {
  owner_tenant_id: string
  value: ParameterScalar | null
}

export interface ParameterTables {
  'core.parameter': ParameterTable
  'core.reachable_parameter': ReachableParameterView
}
