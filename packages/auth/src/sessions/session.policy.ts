/** How long a session may live, as the tenant's rules had it when it began. */
export interface SessionLimits {
  /** Unused for so long, a session ends. */
  readonly idleMinutes: number
  /** However it is used, a session ends. */
  readonly absoluteMinutes: number
}

const MINUTE_MS = 60_000

/** Time enough to find the telephone, and too little to leave half a session lying about. */
export const halfSessionLimits: SessionLimits = { idleMinutes: 10, absoluteMinutes: 10 }

/** `lastSeenAt` is written once a minute at most, so the idle limit may come up to a minute early and never late. */
const LAST_SEEN_GRAIN_MS = MINUTE_MS

export interface SessionTimes {
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly idleMinutes: number
}

export function isSessionOver({ lastSeenAt, expiresAt, idleMinutes }: SessionTimes, now: Date): boolean {
  return now >= expiresAt || now.getTime() - lastSeenAt.getTime() >= idleMinutes * MINUTE_MS
}

/** The moment at which a session that begins now ends at the latest. */
export function sessionEnd({ absoluteMinutes }: SessionLimits, now: Date): Date {
  return new Date(now.getTime() + absoluteMinutes * MINUTE_MS)
}

/** The moment before which a session must have been seen last to be written as seen again. */
export function lastSeenDue(now: Date): Date {
  return new Date(now.getTime() - LAST_SEEN_GRAIN_MS)
}
