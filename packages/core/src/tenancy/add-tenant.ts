import type { TenantKind } from '@linli/contract'
import type { CoreWriting } from '../scope.ts'

export interface NewTenant {
  readonly kind: TenantKind
  readonly name: string
  /** Lower-case Latin, as in accounts: `haigang`. */
  readonly slug: string
}

/** Makes the scope's own tenant, under the scope's city. */
export async function addTenant(scope: CoreWriting, { kind, name, slug }: NewTenant): Promise<void> {
  const parent = kind === 'city' ? null : scope.cityId
  await scope.db.insertInto('core.tenant').values({ kind, name, slug, parent_city_id: parent }).execute()
}
