/**
 * Remembers answers for a moment, so that a burst of requests of one page asks once. Short enough that whatever is taken
 * away from a person is gone within a second.
 */
export interface BriefCache<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>
}

interface Entry<Value> {
  readonly loadedAtMs: number
  readonly value: Promise<Value>
}

const MAX_AGE_MS = 800
const MAX_ENTRIES = 10_000

/** @param monotonicMs a clock that never goes back, in milliseconds */
export function createBriefCache<Value>(monotonicMs: () => number): BriefCache<Value> {
  const entries = new Map<string, Entry<Value>>()

  function add(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = load()
    // the oldest goes first: a Map keeps the order of insertion
    entries.delete(key)
    entries.set(key, { loadedAtMs: monotonicMs(), value })
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ENTRIES) break
      entries.delete(oldest)
    }
    // a failure is not remembered; whoever asked hears of it by itself
    value.catch(() => entries.get(key)?.value === value && entries.delete(key))
    return value
  }

  return {
    get(key, load) {
      const entry = entries.get(key)
      const fresh = entry && monotonicMs() - entry.loadedAtMs < MAX_AGE_MS
      return fresh ? entry.value : add(key, load)
    },
  }
}
