import type { ParameterScalar } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { ColumnType } from 'kysely'

export interface ParameterTable {
  tenant_id: TenantId
  id: string
  key: string
  /** Written as JSON text. */
  value: ColumnType<ParameterScalar, string, string>
  unit: string
  valid_from: string
  /** The first day on which it no longer holds. */
  valid_to: string | null
  source_document: string
  section: string
}

/** A view: the tenant's own parameters and its city's, as rows of the tenant. */
export interface ReachableParameterView {
  tenant_id: TenantId
  owner_tenant_id: string
  key: string
  value: ParameterScalar
  unit: string
  valid_from: string
  valid_to: string | null
  source_document: string
  section: string
}

export interface ParameterTables {
  'core.parameter': ParameterTable
  'core.reachable_parameter': ReachableParameterView
}
