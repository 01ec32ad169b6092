import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { SecretKey } from './secret-key.ts'

/**
 * Encrypts single fields under keys that are not in the database, so that a copy of the database alone tells none of them.
 * `place` says where a value lies (`auth.second_factor <tenant> <account>`): moved to another row it no longer opens.
 */
export interface KeyRing {
  /** `v1.<key id>.<nonce, tag and ciphertext in base64url>`, AES-256-GCM under the first key. */
  seal(text: string, place: string): string
  /** Nothing when the key is not in the ring, or the value is not what was sealed for this place. */
  open(sealed: string, place: string): string | undefined
  /** A keyed hash under the first key: finds a value without keeping it, and cannot be guessed from the database alone. */
  fingerprint(text: string, place: string): string
  /** The same under every key, for values whose hash is older than the first one. */
  fingerprints(text: string, place: string): readonly string[]
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9_-]{38,})$/

interface Derived {
  readonly id: string
  readonly sealing: Buffer
  readonly hashing: Buffer
}

/** @param keys the first seals; the others still open what they have sealed */
export function createKeyRing(keys: readonly SecretKey[]): KeyRing {
  const ring = keys.map(deriveKeys)
  const [current] = ring
  if (current === undefined) throw new Error('A key ring has at least one key')

  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.sealing, nonce).setAAD(Buffer.from(place))
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${current.id}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')}`
    },
    open(sealed, place) {
      const [, id, body] = SEALED.exec(sealed) ?? []
      const key = ring.find((one) => one.id === id)
      return key === undefined || body === undefined
        ? undefined
        : decipher(key.sealing, Buffer.from(body, 'base64url'), place)
    },
    fingerprint: (text, place) => keyedHash(current, text, place),
    fingerprints: (text, place) => ring.map((key) => keyedHash(key, text, place)),
  }
}

/** One key for each use, so that no use tells anything about another. */
function deriveKeys({ id, bytes }: SecretKey): Derived {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', bytes, '', `linli ${use}`, 32))
  return { id, sealing: derive('seal'), hashing: derive('fingerprint') }
}

function decipher(key: Buffer, body: Buffer, place: string): string | undefined {
  const nonce = body.subarray(0, NONCE_BYTES)
  const tag = body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const opening = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  opening.setAAD(Buffer.from(place)).setAuthTag(tag)
  try {
    return Buffer.concat([opening.update(body.subarray(NONCE_BYTES + TAG_BYTES)), opening.final()]).toString('utf8')
  } catch {
    return undefined // not what was sealed here
  }
}

function keyedHash({ hashing }: Derived, text: string, place: string): string {
  return createHmac('sha256', hashing).update(`${place}\n${text}`).digest('hex')
}
