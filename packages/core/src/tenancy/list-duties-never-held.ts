import { type AdministratorRole, administratorRoles } from '@linli/contract'
import type { CoreReading } from '../scope.ts'
import { selectAdministratorPosts } from './administrator.queries.ts'

/** Which of the three administrators' duties the tenant has never had a post for. */
export async function listDutiesNeverHeld(scope: CoreReading): Promise<AdministratorRole[]> {
  const known = await selectAdministratorPosts(scope)
  return administratorRoles.filter((role) => !known.includes(role))
}
