import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, readDraft, writeDraft } from './draft-store.ts'

const SAVE_AFTER_MS = 400

export interface Draft<Value> {
  readonly value: Value
  readonly change: (part: Partial<Value>) => void
  /** What is typed by now, for an answer that comes later than the values that were sent. */
  readonly latest: () => Value
  /** When the draft was last kept; undefined while nothing was typed. */
  readonly savedAt: string | undefined
  /** The form opened with what was typed earlier. */
  readonly restored: boolean
  /** Forgets the draft: after it was submitted, or on the user's wish (`reset` puts the empty form back). */
  readonly drop: () => void
  readonly reset: () => void
}

/** A form's values, kept while they are typed and given back when the form is opened again. */
export function useDraft<Value extends object>(key: string, empty: Value): Draft<Value> {
  const [stored] = useState(() => readDraft<Value>(key))
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...stored?.value }))
  const [savedAt, setSavedAt] = useState(stored?.savedAt)
  const [restored, setRestored] = useState(stored !== undefined)
  const latest = useRef(value)
  const unsaved = useRef<Value>(undefined)

  const save = useCallback(() => {
    if (unsaved.current === undefined) return
    const moment = writeDraft(key, unsaved.current)
    unsaved.current = undefined
    if (moment) setSavedAt(moment)
  }, [key])

  useEffect(() => {
    if (unsaved.current === undefined || value !== unsaved.current) return
    const timer = setTimeout(save, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [value, save])

  useEffect(() => {
    addEventListener('pagehide', save)
    return () => {
      removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  const change = useCallback((part: Partial<Value>) => {
    latest.current = { ...latest.current, ...part }
    unsaved.current = latest.current
    setValue(latest.current)
  }, [])

  const readLatest = useCallback(() => latest.current, [])

  const drop = useCallback(() => {
    unsaved.current = undefined
    dropDraft(key)
    setSavedAt(undefined)
    setRestored(false)
  }, [key])

  const reset = useCallback(() => {
    drop()
    latest.current = empty
    setValue(empty)
  }, [drop, empty])

  return { value, change, latest: readLatest, savedAt, restored, drop, reset }
}
