const MAX_AGE_MS = 800
const MAX_ENTRIES = 10_000

interface Entry<T> {
  readonly askedAtMs: number
  readonly answer: Promise<T | undefined>
}

/**
 * Remembers for less than a second which sessions were good, so that a burst of requests asks the database once and a
 * session ended by another server still ends within the second. An answer's age counts from when it was asked for.
 */
export interface SessionCache<T> {
  /** The remembered answer, or the one that `ask` gives; callers at the same time share one question. */
  get(id: string, ask: () => Promise<T | undefined>): Promise<T | undefined>
  /** Forgets one session, also while it is being asked for. */
  forget(id: string): void
  /** Forgets every session whose id begins so. */
  forgetAll(idPrefix: string): void
}

/** @param monotonicMs a clock that never goes back, in milliseconds */
export function createSessionCache<T>(monotonicMs: () => number): SessionCache<T> {
  const entries = new Map<string, Entry<T>>()

  function remember(id: string, entry: Entry<T>): void {
    entries.delete(id)
    entries.set(id, entry)
    const [oldest] = entries.keys()
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest)
  }

  function forgetEntry(id: string, entry: Entry<T>): void {
    if (entries.get(id) === entry) entries.delete(id)
  }

  return {
    async get(id, ask) {
      const known = entries.get(id)
      if (known !== undefined && monotonicMs() - known.askedAtMs < MAX_AGE_MS) return known.answer
      const entry: Entry<T> = { askedAtMs: monotonicMs(), answer: ask() }
      remember(id, entry)
      try {
        const answer = await entry.answer
        // Only good sessions are worth the room; made-up ones would push them out.
        if (answer === undefined) forgetEntry(id, entry)
        return answer
      } catch (error) {
        forgetEntry(id, entry)
        throw error
      }
    },
    forget: (id) => void entries.delete(id),
    forgetAll(idPrefix) {
      for (const id of entries.keys()) if (id.startsWith(idPrefix)) entries.delete(id)
    },
  }
}
