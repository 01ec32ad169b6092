import type { TenantKind } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated, GeneratedAlways } from 'kysely'

export interface TenantTable {
  /** A tenant's row belongs to itself. */
  tenant_id: TenantId
  kind: TenantKind
  name: string
  slug: string
  parent_city_id: string | null
  /** The parent city, or the tenant itself when it is one; what the city's view is keyed by. */
  city_id: GeneratedAlways<string>
  created_at: Generated<Date>
}

export interface TenancyTables {
  'core.tenant': TenantTable
}
