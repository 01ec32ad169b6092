import type { Database, TenantContext, WriteScope } from '@linli/database'
import { SYSTEM_ACTOR } from '@linli/kernel'
import { type AuthTables, authModule } from './auth-module.ts'

/** Runs work in a transaction of one tenant: a new one, or one that is open already. */
export type OpenTenant = <T>(tenantId: string, work: (scope: WriteScope<AuthTables>) => Promise<T>) => Promise<T>

/** The context in which this package acts for itself: no post, and no need of the city, whose place the tenant fills. */
export function ownContext(tenantId: string): TenantContext {
  return { tenantId, cityId: tenantId, actorId: SYSTEM_ACTOR }
}

/** Opens a new transaction each time. */
export function inNewTransaction(database: Database): OpenTenant {
  return (tenantId, work) => database.write(authModule, ownContext(tenantId), work)
}

/** Stays inside an open transaction, and its tenant. */
export function insideTransaction(scope: WriteScope<AuthTables>): OpenTenant {
  return async (tenantId, work) => {
    if (tenantId !== scope.tenantId) throw new Error('A transaction cannot change its tenant')
    return work(scope)
  }
}
