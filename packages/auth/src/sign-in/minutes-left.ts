const MINUTE_MS = 60_000

/** What a refusal tells of a wait: whole minutes, never none. */
export function minutesLeft(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS))
}
