import type { IdentifierScheme, UnitKind } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { ColumnType, Generated } from 'kysely'

export interface OrgUnitTable {
  tenant_id: TenantId
  id: string
  parent_id: string | null
  kind: UnitKind
  name: string
  /** The registered full name, such as 文耀里社区居民委员会. */
  full_name: string
  overseer: Generated<boolean>
  sort_key: Generated<number>
  /** Grows with every change of the unit, its codes and names included. */
  version: Generated<number>
  valid_from: string
  /** The first day on which it no longer exists. */
  valid_to: string | null
}

/** Every unit with each of its ancestors, itself included at depth 0, so that an area check is one index look-up. */
export interface OrgUnitClosureTable {
  tenant_id: TenantId
  ancestor_id: string
  descendant_id: string
  depth: number
}

export interface IdentifierTable {
  tenant_id: TenantId
  id: string
  unit_id: string
  scheme: IdentifierScheme
  value: string
  valid_from: string
  valid_to: string | null
  source: string
  /** What its check says against it, where somebody has confirmed it all the same. */
  flaw: Defaulted<string | null>
  exception_reason: Defaulted<string | null>
  exception_by: Defaulted<string | null>
  exception_at: Defaulted<Date | null>
}

/** Null unless an insert says otherwise. */
type Defaulted<Value> = ColumnType<Value, Value | undefined, Value>
/** That a unit holds a duty which processes address, such as the review of legality. */
export interface UnitDutyTable {
  tenant_id: TenantId
  id: string
  duty: string
  unit_id: string
  valid_from: string
  /** The first day on which it holds the duty no longer; the first day itself where it was taken back before it began. */
  valid_to: string | null
  /** The change of the duty that wrote the row last: 1, 2, 3 … */
  version: Generated<number>
  reason: Generated<string>
  given_at: Defaulted<Date | null>
  given_by: Generated<string>
  ended_at: Defaulted<Date | null>
  ended_by: Generated<string>
  end_reason: Generated<string>
}

export interface OrganisationTables {
  'core.unit_duty': UnitDutyTable
  'core.org_unit': OrgUnitTable
  'core.org_unit_closure': OrgUnitClosureTable
  'core.identifier': IdentifierTable
}
