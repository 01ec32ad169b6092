import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { type Device, readDevice } from './device.policy.ts'
import { deleteOtherSessions, deleteSessionByHandle, openSessions } from './session.queries.ts'
import { splitTenantScopedId } from './session-token.ts'

/** A session as its owner, or the security administrator, sees it. */
export interface SessionSummary {
  readonly handle: string
  readonly since: Date
  readonly lastSeenAt: Date
  readonly ip: string
  readonly device: Device
  /** The one in which the question was asked. */
  readonly current: boolean
}

/** An account's open sessions, the one seen last first. */
export async function listSessions(
  scope: Pick<WriteScope<AuthTables>, 'run'>,
  { accountId, currentId, now }: { accountId: string; currentId?: string; now: Date },
): Promise<SessionSummary[]> {
  const current = currentId === undefined ? undefined : splitTenantScopedId(currentId).key
  const rows = await scope.run(openSessions, { accountId, now })
  return rows.map((row) => ({
    handle: row.handle,
    since: row.created_at,
    lastSeenAt: row.last_seen_at,
    ip: row.ip,
    device: readDevice(row.user_agent),
    current: row.id === current,
  }))
}

/** Ends one session of one's own account. Refuses `auth.session-not-found`, also for somebody else's. */
export async function endOwnSession(
  scope: WriteScope<AuthTables>,
  { accountId, handle }: { accountId: string; handle: string },
): Promise<Result<void>> {
  const ended = await deleteSessionByHandle(scope, handle, accountId)
  return ended === undefined ? refuseAuth('not-found', 'auth.session-not-found') : ok(undefined)
}

/** Ends somebody's session, for a security administrator. Refuses `auth.session-not-found`. */
export async function endSession(
  scope: WriteScope<AuthTables>,
  { handle }: { handle: string },
): Promise<Result<{ accountId: string }>> {
  const accountId = await deleteSessionByHandle(scope, handle)
  return accountId === undefined ? refuseAuth('not-found', 'auth.session-not-found') : ok({ accountId })
}

/** Ends all sessions of an account but the one named. */
export async function endOtherSessions(
  scope: WriteScope<AuthTables>,
  { accountId, currentId }: { accountId: string; currentId: string },
): Promise<void> {
  await deleteOtherSessions(scope, accountId, splitTenantScopedId(currentId).key)
}
