import type { UnitChange, UnitChangeField } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { ColumnType } from 'kysely'

/** What a unit has, by the definitions of the contract; a value holds from a day until the day before the next. */
export interface UnitAttributeTable {
  tenant_id: TenantId
  unit_id: string
  key: string
  value: string
  valid_from: string
  valid_to: string | null
}

/** Names under which a unit was or is known beside its own, so that the wording of an old document still finds it. */
export interface UnitAliasTable {
  tenant_id: TenantId
  id: string
  unit_id: string
  name: string
  /** Absent where nobody knows since when. */
  valid_from: string | null
  valid_to: string | null
  source: string
}

export interface UnitChangeTable {
  tenant_id: TenantId
  unit_id: string
  version: number
  at: Date
  by_post: string
  person_name: string
  post_title: string
  unit_name: string
  action: UnitChange['action']
  reason: string | null
  /** Written as JSON text. */
  fields: ColumnType<readonly UnitChangeField[], string, string>
}

export interface RegisterTables {
  'core.unit_attribute': UnitAttributeTable
  'core.unit_alias': UnitAliasTable
  'core.unit_change': UnitChangeTable
}
