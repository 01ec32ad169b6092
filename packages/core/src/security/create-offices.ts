import type { AccountHolder, Offices } from '@linli/auth'
import type { PostRole } from '@linli/contract'
import type { Database } from '@linli/database'
import { type Clock, SYSTEM_ACTOR, today } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { selectOffices } from './office.queries.ts'

/** Tells whoever signs people in who is an administrator: that is decided by posts, held today. */
export function createOffices(database: Database, clock: Clock): Offices {
  const officesOf = ({ tenantId, personId }: AccountHolder): Promise<PostRole[]> =>
    database.read(coreModule, { tenantId, cityId: tenantId, actorId: SYSTEM_ACTOR }, (scope) =>
      selectOffices(scope, personId, today(clock)),
    )
  return {
    isAdministrator: async (holder) => (await officesOf(holder)).length > 0,
    isSecurityAdministrator: async (holder) => (await officesOf(holder)).includes('security-administrator'),
  }
}
