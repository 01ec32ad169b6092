const PREFIX = 'linli.draft.'
const KEPT_DAYS = 14
const DAY_MS = 86_400_000

export interface StoredDraft<Value> {
  readonly value: Value
  /** ISO moment of the last change. */
  readonly savedAt: string
}

/**
 * Drafts live in the browser's own storage, so that neither an idle session nor a closed tab eats one. Their keys begin with
 * the person's id.
 */
export function readDraft<Value>(key: string): StoredDraft<Value> | undefined {
  try {
    const stored = localStorage.getItem(PREFIX + key)
    if (!stored) return undefined
    const draft = JSON.parse(stored) as StoredDraft<Value> // written by writeDraft under the same key
    const old = Date.now() - Date.parse(draft.savedAt) > KEPT_DAYS * DAY_MS
    return old ? undefined : draft
  } catch {
    return undefined
  }
}

/** Returns the moment of saving, or undefined where the browser keeps nothing (private windows, full storage). */
export function writeDraft<Value>(key: string, value: Value): string | undefined {
  try {
    const savedAt = new Date().toISOString()
    localStorage.setItem(PREFIX + key, JSON.stringify({ value, savedAt }))
    return savedAt
  } catch {
    return undefined
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // nothing was kept, so there is nothing to drop
  }
}

/** Whoever signs out leaves nothing that was typed behind: the next person may sit at the same computer. */
export function dropDraftsOf(personId: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${PREFIX}${personId}.`)) localStorage.removeItem(key)
  } catch {
    // nothing was kept, as above
  }
}
