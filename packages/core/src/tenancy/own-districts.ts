import type { Actor } from '@linli/contract/trpc'
import type { Database, TenantContext } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { listDistricts } from './list-districts.ts'
import type { TenantRecord } from './tenant.queries.ts'

/** An administrator at work, who may do so only in a city. */
export interface CityAdministrator {
  readonly context: TenantContext
  readonly actor: Actor
}

/** The districts that a city's administrator has to do with. Refuses with `access.not-permitted` in any other tenant. */
export async function listOwnDistricts(
  database: Database,
  { context }: CityAdministrator,
): Promise<Result<TenantRecord[]>> {
  if (context.tenantId !== context.cityId) return refuseCore('forbidden', 'access.not-permitted')
  return ok(await listDistricts(database, context))
}

/** The context of a district in which the city's administrator acts. */
export function districtContext(district: TenantRecord, { actor }: CityAdministrator): TenantContext {
  return { tenantId: district.id, cityId: district.cityId, actorId: actor.postId }
}
