import type { Database } from '@linli/database'
import { type DateText, SYSTEM_ACTOR } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { insertDefinitions } from './fact-definition.queries.ts'
import { standardFacts } from './standard-facts.ts'

/** Puts the facts that ship with the product into every city's catalogue; what is there already stays as it is. */
export async function publishFacts(database: Database, { on }: { on: DateText }): Promise<void> {
  const definitions = standardFacts.map(({ key, validFrom, ...content }) => ({ key, validFrom, content, setOn: on }))
  const cities = (await listTenants(database)).filter(({ kind }) => kind === 'city')
  for (const { id } of cities) {
    const context = { tenantId: id, cityId: id, actorId: SYSTEM_ACTOR }
    await database.write(coreModule, context, (scope) => insertDefinitions(scope, definitions))
  }
}
