import type { Database, WriteScope } from '@linli/database'
import { type Clock, ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { inNewTransaction, insideTransaction, type OpenTenant } from '../tenant-opener.ts'
import { type CheckedSession, findGoodSession } from './find-good-session.ts'
import { isSessionOver, type SessionLimits, sessionsOver } from './session.policy.ts'
import { deleteEndedSessions, deleteEndedSessionsOfAccount, updateSessionPost } from './session.queries.ts'
import { createSessionCache } from './session-cache.ts'
import type { SessionRecord, StartedSession } from './session-record.ts'
import { newSessionToken, sessionNamedBy, splitTenantScopedId, tenantScopedId } from './session-token.ts'
import { createTenantLucia } from './tenant-lucia.ts'

/** Whose session begins. */
export interface SessionOwner {
  readonly accountId: string
  readonly personId: string
  readonly postId?: string | undefined
  readonly mustChangePassword: boolean
}

export interface Sessions {
  /** Begins a session inside an open transaction, under a token never used before. */
  start(scope: WriteScope<AuthTables>, owner: SessionOwner): Promise<StartedSession>
  check(cookie: string | undefined): Promise<SessionRecord | undefined>
  end(session: SessionRecord): Promise<void>
  endAll(account: { tenantId: string; accountId: string }): Promise<void>
  /** Forgets what this process remembers of the tenant's sessions; the store is asked again. */
  forgetAll(tenant: { tenantId: string }): void
  choosePost(session: SessionRecord, postId: string): Promise<Result<SessionRecord>>
  /** Removes the tenant's ended sessions, whose owners may never sign in again. */
  sweep(tenantId: string): Promise<void>
}

export interface SessionsOptions {
  readonly database: Database
  readonly clock: Clock
  readonly limits: SessionLimits
  readonly monotonicMs: () => number
}

export function createSessions({ database, clock, limits, monotonicMs }: SessionsOptions): Sessions {
  const open = inNewTransaction(database)
  const luciaIn = (opener: OpenTenant) => createTenantLucia({ database, open: opener, clock }, limits.absoluteMs)
  const lucia = luciaIn(open)
  const cache = createSessionCache<CheckedSession>(monotonicMs)

  return {
    async start(scope, owner) {
      const { tenantId } = scope
      const { accountId, personId, postId, mustChangePassword } = owner
      const now = clock.now()
      await deleteEndedSessionsOfAccount(scope, accountId, sessionsOver(limits, now))
      const { cookie, id } = newSessionToken(tenantId)
      const expiresAt = new Date(now.getTime() + limits.absoluteMs)
      const attributes = { postId: postId ?? null, lastSeenAt: now, expiresAt }
      const inside = luciaIn(insideTransaction(scope))
      await inside.createSession(tenantScopedId(tenantId, accountId), attributes, { sessionId: id })
      const record: SessionRecord = { id, tenantId, accountId, personId, mustChangePassword }
      return { cookie, session: postId === undefined ? record : { ...record, postId } }
    },
    async check(cookie) {
      const name = cookie === undefined ? undefined : sessionNamedBy(cookie)
      if (name === undefined) return undefined
      const checked = await cache.get(name.id, () => findGoodSession({ lucia, open, clock, limits }, name))
      if (checked === undefined || isSessionOver(checked, limits, clock.now())) return undefined
      return checked.record
    },
    async end(session) {
      await lucia.invalidateSession(session.id)
      cache.forget(session.id)
    },
    async endAll({ tenantId, accountId }) {
      await lucia.invalidateUserSessions(tenantScopedId(tenantId, accountId))
      cache.forgetAll(tenantScopedId(tenantId, ''))
    },
    forgetAll: ({ tenantId }) => cache.forgetAll(tenantScopedId(tenantId, '')),
    async choosePost(session, postId) {
      const found = await open(session.tenantId, (scope) =>
        updateSessionPost(scope, splitTenantScopedId(session.id).key, postId),
      )
      cache.forget(session.id)
      return found ? ok({ ...session, postId }) : refuseAuth('unauthenticated', 'auth.session-ended')
    },
    sweep: (tenantId) => open(tenantId, (scope) => deleteEndedSessions(scope, sessionsOver(limits, clock.now()))),
  }
}
