import type { TenantKind } from '@linli/contract'
import type { WriteScope } from '@linli/database'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { WorkerTables } from '../worker/worker-module.ts'

/** A tenant (租户): the city, or one of its districts, counties or functional zones. */
export interface TenantRecord {
  readonly id: string
  readonly kind: TenantKind
  readonly name: string
  readonly slug: string
  /** The city above it, or itself. */
  readonly cityId: string
}

const columns = ['tenant_id as id', 'kind', 'name', 'slug', 'city_id as cityId'] as const

/** The tenant of the scope. */
export function selectOwnTenant(scope: CoreReading): Promise<TenantRecord | undefined> {
  return scope.db.selectFrom('core.tenant').select(columns).executeTakeFirst()
}

/** The tenant of the scope, held against whoever else asks for it so until this transaction ends. */
export async function lockOwnTenant(scope: CoreWriting): Promise<void> {
  await scope.db.selectFrom('core.tenant').select('tenant_id').forUpdate().execute()
}

/** The districts of the city that asks; empty for anybody else. */
export function selectDistricts(scope: CoreReading): Promise<TenantRecord[]> {
  return scope.db.selectFrom('core.tenant').select(columns).where('kind', '<>', 'city').orderBy('tenant_id').execute()
}

/** Every tenant, for the worker. */
export function selectAllTenants(scope: WriteScope<WorkerTables>): Promise<TenantRecord[]> {
  return scope.db.selectFrom('core.tenant').select(columns).orderBy('tenant_id').execute()
}
