import type { Database, TenantContext } from '@linli/database'
import { cityModule } from '../core-module.ts'
import { selectDistricts, type TenantRecord } from './tenant.queries.ts'

/** The districts under a city, as that city sees them; empty when the tenant is not a city. */
export function listDistricts(database: Database, context: TenantContext): Promise<TenantRecord[]> {
  return database.read(cityModule, context, selectDistricts)
}
