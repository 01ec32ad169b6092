import { authModule, endSession, resetSecondFactor, unlockAccount } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { type AuditedAct, appendAudit } from '../audit/append-audit.ts'
import { refuseOwnAccount } from '../people/account-of-other.ts'
import type { CoreWriting } from '../scope.ts'

/** What a security administrator does to somebody's account, and why. */
export interface ReasonedAct {
  readonly accountId: string
  readonly reason: string
  readonly at: Date
}

/** Takes a lock off. Refuses with `auth.account-not-found`, `auth.not-locked`. */
export async function unlockPersonAccount(scope: CoreWriting, actor: Actor, act: ReasonedAct): Promise<Result<void>> {
  const done = await unlockAccount(scope.as(authModule), { accountId: act.accountId, now: act.at })
  if (done.ok) await appendAudit(scope, actor, entryOf(act, 'security.unlock'))
  return done
}

/**
 * Takes a lost second factor off somebody else's account and ends its sessions. Refuses with `people.own-account`: whoever
 * could take off one's own would need none; and with `auth.second-factor-not-set`.
 */
export async function resetPersonSecondFactor(
  scope: CoreWriting,
  actor: Actor,
  act: ReasonedAct,
): Promise<Result<void>> {
  const other = await refuseOwnAccount(scope, actor, act)
  if (!other.ok) return other
  const done = await resetSecondFactor(scope.as(authModule), { accountId: act.accountId })
  if (done.ok) await appendAudit(scope, actor, entryOf(act, 'security.reset-second-factor'))
  return done
}

/** Ends one session of somebody's. Refuses with `auth.session-not-found`. */
export async function endPersonSession(
  scope: CoreWriting,
  actor: Actor,
  { sessionId, reason, at }: { sessionId: string; reason: string; at: Date },
): Promise<Result<{ accountId: string }>> {
  const done = await endSession(scope.as(authModule), { handle: sessionId })
  if (!done.ok) return done
  const { accountId } = done.value
  await appendAudit(scope, actor, entryOf({ accountId, reason, at }, 'security.end-session'))
  return ok({ accountId })
}

function entryOf({ accountId, reason, at }: ReasonedAct, action: string): AuditedAct {
  return { at, action, subjectKind: 'account', subjectId: accountId, details: { reason } }
}
