import { hash, randomBytes } from 'node:crypto'

const KEY_BYTES = 32

/** A key that never lies in the database. Its id is made from it, so that a wrong key is never taken for the right one. */
export interface SecretKey {
  readonly id: string
  readonly bytes: Buffer
}

/** A new key as text, to be kept in a file or in the operator's own store of secrets. */
export function newSecretKeyText(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

/**
 * Reads keys that are written one after the other, apart by commas or lines: the first seals, all of them open.
 * Nothing when there is none or one of them is not 32 bytes in base64.
 */
export function parseSecretKeys(text: string): readonly SecretKey[] | undefined {
  const texts = text.split(/[\s,]+/).filter((part) => part !== '')
  const keys = texts.map((part) => Buffer.from(part, 'base64'))
  const whole = keys.every((bytes, at) => bytes.length === KEY_BYTES && bytes.toString('base64') === texts[at])
  if (keys.length === 0 || !whole) return undefined
  return keys.map((bytes) => ({ id: hash('sha256', bytes).slice(0, 8), bytes }))
}
