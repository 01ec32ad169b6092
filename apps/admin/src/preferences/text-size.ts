import { useSyncExternalStore } from 'react'

const STORED_AS = 'linli.large-text'
const listeners = new Set<() => void>()

/** Large text (大字, 18/30) is a property of this browser, kept across sessions and people. */
export function applyStoredTextSize(): void {
  try {
    apply(localStorage.getItem(STORED_AS) === 'yes')
  } catch {
    apply(false)
  }
}

export function useLargeText(): [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore(subscribe, isLarge)
  return [large, chooseLargeText]
}

function chooseLargeText(large: boolean): void {
  apply(large)
  try {
    localStorage.setItem(STORED_AS, large ? 'yes' : 'no')
  } catch {
    // without storage the choice lasts as long as the page
  }
  for (const listener of listeners) listener()
}

function apply(large: boolean): void {
  document.documentElement.dataset.text = large ? 'large' : 'normal'
}

function isLarge(): boolean {
  return document.documentElement.dataset.text === 'large'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
