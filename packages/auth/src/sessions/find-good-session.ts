import type { Clock } from '@linli/kernel'
import type { OpenTenant } from '../tenant-opener.ts'
import { isSessionOver, lastSeenDue, type SessionTimes } from './session.policy.ts'
import { touchSession } from './session.queries.ts'
import type { SessionRecord } from './session-record.ts'
import { type SessionName, splitTenantScopedId } from './session-token.ts'
import type { TenantLucia } from './tenant-lucia.ts'

/** A session that was good when it was asked for, and what it takes to see that it no longer is. */
export interface CheckedSession extends SessionTimes {
  readonly record: SessionRecord
  /** Good for the second step alone. */
  readonly half: boolean
}

/**
 * Asks the store for a session and holds it against our limits, which Lucia does not know: it is removed when it is over,
 * and written as seen when that is a minute ago.
 */
export async function findGoodSession(
  { lucia, open, clock }: { lucia: TenantLucia; open: OpenTenant; clock: Clock },
  { tenantId, id }: SessionName,
): Promise<CheckedSession | undefined> {
  const { session, user } = await lucia.validateSession(id)
  if (session === null) return undefined
  const now = clock.now()
  const { lastSeenAt, endsAt: expiresAt, idleMinutes, half, postId, mustEnrol } = session
  if (isSessionOver({ lastSeenAt, expiresAt, idleMinutes }, now)) {
    await lucia.invalidateSession(id)
    return undefined
  }
  const due = lastSeenDue(now)
  const { key } = splitTenantScopedId(id)
  if (lastSeenAt <= due) await open(tenantId, (scope) => touchSession(scope, key, now, due))
  const accountId = splitTenantScopedId(user.id).key
  const { personId, mustChangePassword } = user
  const record: SessionRecord = {
    id,
    tenantId,
    accountId,
    personId,
    mustChangePassword,
    ...(postId !== null && { postId }),
    ...(mustEnrol && { mustEnrol }),
  }
  return { record, half, lastSeenAt: lastSeenAt <= due ? now : lastSeenAt, expiresAt, idleMinutes }
}
