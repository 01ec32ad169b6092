import type { Database } from '@linli/database'
import { SYSTEM_ACTOR } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { insertParameters, type NewParameter } from './parameter.queries.ts'

/** Puts the default parameters of core and plugins into every city's catalogue; what is there already stays. */
export async function publishParameters(database: Database, parameters: readonly NewParameter[]): Promise<void> {
  const cities = (await listTenants(database)).filter(({ kind }) => kind === 'city')
  for (const { id } of cities) {
    const context = { tenantId: id, cityId: id, actorId: SYSTEM_ACTOR }
    await database.write(coreModule, context, (scope) => insertParameters(scope, parameters))
  }
}
