import type { TestServer } from '@linli/server/testing'
import type pg from 'pg'
import type { Place } from './place.ts'

/** What is done to a place past the use cases, since no call of anybody's could do it in a moment. */
export type PlaceDeeds = Pick<Place, 'now' | 'lock' | 'securityAccountOf'>

export function createPlaceDeeds(server: TestServer, admin: pg.Client): PlaceDeeds {
  return {
    now: () => server.city.clock.now(),
    async lock(accountId) {
      await admin.query(`update auth.account set failed_count = 5, locked_until = $2 where id = $1`, [
        accountId,
        new Date(server.city.clock.now().getTime() + 900_000),
      ])
    },
    async securityAccountOf(tenantId) {
      const { rows } = await admin.query<{ id: string }>(
        `select a.id from auth.account a
         join core.appointment m on m.tenant_id = a.tenant_id and m.person_id = a.person_id
         join core.post p on p.tenant_id = m.tenant_id and p.id = m.post_id
         where a.tenant_id = $1 and p.role = 'security-administrator' order by a.account limit 1`,
        [tenantId],
      )
      return rows[0]?.id ?? ''
    },
  }
}
