/** How long sessions live. */
export interface SessionLimits {
  /** Unused for so long, a session ends. */
  readonly idleMs: number
  /** However it is used, a session ends. */
  readonly absoluteMs: number
}

const MINUTE_MS = 60_000

/** 30 minutes idle, 12 hours in all. */
export const defaultSessionLimits: SessionLimits = { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * 60 * MINUTE_MS }

/** `lastSeenAt` is written once a minute at most, so the idle limit may come up to a minute early and never late. */
const LAST_SEEN_GRAIN_MS = MINUTE_MS

export interface SessionTimes {
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

export function isSessionOver({ lastSeenAt, expiresAt }: SessionTimes, limits: SessionLimits, now: Date): boolean {
  return now >= expiresAt || now.getTime() - lastSeenAt.getTime() >= limits.idleMs
}

/** What tells the sessions that are over by now: past their limit, or unseen for too long. */
export interface SessionsOver {
  readonly expiredAt: Date
  readonly unseenSince: Date
}

export function sessionsOver({ idleMs }: SessionLimits, now: Date): SessionsOver {
  return { expiredAt: now, unseenSince: new Date(now.getTime() - idleMs) }
}

/** The moment before which a session must have been seen last to be written as seen again. */
export function lastSeenDue(now: Date): Date {
  return new Date(now.getTime() - LAST_SEEN_GRAIN_MS)
}
