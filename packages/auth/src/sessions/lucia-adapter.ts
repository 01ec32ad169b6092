import type { Database } from '@linli/database'
import { type Clock, systemClock } from '@linli/kernel'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import { authModule } from '../auth-module.ts'
import { type OpenTenant, ownContext } from '../tenant-opener.ts'
import {
  deleteSession,
  deleteSessionsOfAccount,
  type FoundSession,
  findSession,
  insertSession,
  type NewSession,
} from './session.queries.ts'
import { splitTenantScopedId, tenantScopedId } from './session-token.ts'

/** What a session's row holds besides whose it is. Moments by the injected clock, which Lucia's own moments are not. */
export type SessionAttributes = Omit<NewSession, 'id' | 'accountId'>

export interface UserAttributes {
  readonly personId: string
  readonly mustChangePassword: boolean
}

export interface AdapterOptions {
  readonly database: Database
  readonly open: OpenTenant
  readonly clock: Clock
}

/**
 * Where Lucia keeps sessions: each call opens the tenant that the id names, so that forced row-level security holds for
 * sessions as for everything else. Lucia reads the system clock; times are moved onto it on the way out, and on the way in
 * ours are used instead of Lucia's.
 */
export function createLuciaAdapter({ database, open, clock }: AdapterOptions): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const { tenantId, key } = splitTenantScopedId(sessionId)
      const [row] = await database.read(authModule, ownContext(tenantId), (scope) =>
        scope.run(findSession, { id: key }),
      )
      if (row === undefined) return [null, null]
      const session: DatabaseSession = {
        id: sessionId,
        userId: tenantScopedId(tenantId, row.account_id),
        expiresAt: new Date(systemClock.now().getTime() + row.expires_at.getTime() - clock.now().getTime()),
        attributes: attributesOf(row),
      }
      // Without a user Lucia deletes the session: an account that is not active has none.
      if (!row.active) return [session, null]
      const user: DatabaseUser = {
        id: session.userId,
        attributes: { personId: row.person_id, mustChangePassword: row.must_change_password },
      }
      return [session, user]
    },
    async setSession({ id, userId, attributes }) {
      const { tenantId, key } = splitTenantScopedId(id)
      const accountId = splitTenantScopedId(userId).key
      await open(tenantId, (scope) => insertSession(scope, { id: key, accountId, ...attributes }))
    },
    // Lucia would slide the limit past half of it; ours is absolute.
    async updateSessionExpiration() {},
    async deleteSession(sessionId) {
      const { tenantId, key } = splitTenantScopedId(sessionId)
      await open(tenantId, (scope) => deleteSession(scope, key))
    },
    async deleteUserSessions(userId) {
      const { tenantId, key } = splitTenantScopedId(userId)
      await open(tenantId, (scope) => deleteSessionsOfAccount(scope, key))
    },
    getUserSessions: () => notHere('listing sessions'),
    deleteExpiredSessions: () => notHere('purging across tenants'),
  }
}

/** Address and browser are written once and not read with every request. */
function attributesOf(row: FoundSession): SessionAttributes {
  return {
    postId: row.post_id,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    idleMinutes: row.idle_minutes,
    half: row.half,
    mustEnrol: row.must_enrol,
    ip: '',
    userAgent: '',
  }
}

function notHere(what: string): Promise<never> {
  return Promise.reject(new Error(`The session store does not do ${what}`))
}
