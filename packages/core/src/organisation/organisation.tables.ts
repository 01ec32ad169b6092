import type { UnitKind } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated } from 'kysely'

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
  scheme: string
  value: string
  valid_from: string
  valid_to: string | null
  source: string
}

export interface OrganisationTables {
  'core.org_unit': OrgUnitTable
  'core.org_unit_closure': OrgUnitClosureTable
  'core.identifier': IdentifierTable
}
