import { type RecordedSignIn, readDevice, type SessionSummary } from '@linli/auth'
import type { SessionRow, SignInRow, SignInRows } from '@linli/contract'
import { type DateText, dayOf } from '@linli/kernel'

/** As they travel. */
export function sessionRow({ handle, since, lastSeenAt, ...session }: SessionSummary): SessionRow {
  return { ...session, sessionId: handle, since: since.toISOString(), lastSeenAt: lastSeenAt.toISOString() }
}

const AT_MOST = 200
const DAY_MS = 86_400_000

/** What of an account's sign-ins is asked for; a day ends at midnight in Asia/Shanghai. */
export function signInsUntil(accountId: string, until: DateText | undefined) {
  const before = until === undefined ? undefined : new Date(Date.parse(`${until}T00:00:00+08:00`) + DAY_MS)
  return { accountId, before, limit: AT_MOST }
}

export function signInRows({ rows, more }: { rows: readonly RecordedSignIn[]; more: boolean }): SignInRows {
  const oldest = rows.at(-1)
  return { rows: rows.map(signInRow), ...(more && oldest && { olderUntil: dayOf(oldest.at) }) }
}

function signInRow({ id, at, ip, userAgent, outcome }: RecordedSignIn): SignInRow {
  return { id, at: at.toISOString(), ip, device: readDevice(userAgent), outcome }
}
