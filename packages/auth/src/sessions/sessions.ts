import type { Database, WriteScope } from '@linli/database'
import { type Clock, ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { inNewTransaction, insideTransaction, type OpenTenant } from '../tenant-opener.ts'
import { type CheckedSession, findGoodSession } from './find-good-session.ts'
import { isSessionOver, type SessionLimits, sessionEnd } from './session.policy.ts'
import { deleteEndedSessions, deleteEndedSessionsOfAccount, updateSessionPost } from './session.queries.ts'
import { createSessionCache } from './session-cache.ts'
import type { SessionRecord, StartedSession } from './session-record.ts'
import { newSessionToken, sessionNamedBy, splitTenantScopedId, tenantScopedId } from './session-token.ts'
import { createTenantLucia, type TenantLucia } from './tenant-lucia.ts'

/** Whose session begins. */
export interface SessionOwner {
  readonly accountId: string
  readonly personId: string
  readonly postId?: string | undefined
  readonly mustChangePassword: boolean
  /** Only the password was right so far. */
  readonly half?: boolean | undefined
  readonly mustEnrol?: boolean | undefined
  readonly limits: SessionLimits
  readonly client: Client
  /** Of a session that began at an identity provider. */
  readonly idTokenSealed?: string | undefined
}

export interface Sessions {
  /** Begins a session inside an open transaction, under a token never used before. */
  start(scope: WriteScope<AuthTables>, owner: SessionOwner): Promise<StartedSession>
  /** A whole session; a half one is none. */
  check(cookie: string | undefined): Promise<SessionRecord | undefined>
  /** A half session, which is good for the second step alone; a whole one is none. */
  checkHalf(cookie: string | undefined): Promise<SessionRecord | undefined>
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
  readonly monotonicMs: () => number
}

export function createSessions({ database, clock, monotonicMs }: SessionsOptions): Sessions {
  const open = inNewTransaction(database)
  const luciaIn = (opener: OpenTenant) => createTenantLucia({ database, open: opener, clock })
  const lucia = luciaIn(open)
  const cache = createSessionCache<CheckedSession>(monotonicMs)
  const find = async (cookie: string | undefined) => {
    const name = cookie === undefined ? undefined : sessionNamedBy(cookie)
    if (name === undefined) return undefined
    const checked = await cache.get(name.id, () => findGoodSession({ lucia, open, clock }, name))
    return checked === undefined || isSessionOver(checked, clock.now()) ? undefined : checked
  }

  return {
    start: (scope, owner) => startSession(scope, owner, { lucia: luciaIn(insideTransaction(scope)), now: clock.now() }),
    check: async (cookie) => recordIf(await find(cookie), false),
    checkHalf: async (cookie) => recordIf(await find(cookie), true),
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
    sweep: (tenantId) => open(tenantId, (scope) => deleteEndedSessions(scope, clock.now())),
  }
}

function recordIf(checked: CheckedSession | undefined, half: boolean): SessionRecord | undefined {
  return checked?.half === half ? checked.record : undefined
}

async function startSession(
  scope: WriteScope<AuthTables>,
  owner: SessionOwner,
  { lucia, now }: { lucia: TenantLucia; now: Date },
): Promise<StartedSession> {
  const { tenantId } = scope
  const { accountId, personId, postId, mustChangePassword, half = false, mustEnrol = false, limits, client } = owner
  const { idTokenSealed } = owner
  await deleteEndedSessionsOfAccount(scope, accountId, now)
  const { cookie, id } = newSessionToken(tenantId)
  const attributes = {
    ...client,
    postId: postId ?? null,
    lastSeenAt: now,
    expiresAt: sessionEnd(limits, now),
    idleMinutes: limits.idleMinutes,
    half,
    mustEnrol,
    idTokenSealed,
  }
  await lucia.createSession(tenantScopedId(tenantId, accountId), attributes, { sessionId: id })
  const session: SessionRecord = {
    id,
    tenantId,
    accountId,
    personId,
    mustChangePassword,
    ...(postId !== undefined && { postId }),
    ...(mustEnrol && { mustEnrol }),
  }
  return { cookie, session, ...(half && { half }) }
}
