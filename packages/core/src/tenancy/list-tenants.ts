import type { Database } from '@linli/database'
import { workerModule } from '../worker/worker-module.ts'
import { selectAllTenants, type TenantRecord } from './tenant.queries.ts'

/** Every tenant there is, oldest first; for the worker and for setting up. */
export function listTenants(database: Database): Promise<TenantRecord[]> {
  return database.platform(workerModule, selectAllTenants)
}
