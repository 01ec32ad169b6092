import { createHash } from 'node:crypto'

const LIFETIME_MS = 60_000
const BLOCK_BYTES = 64

/** What a token says; PostgreSQL believes nothing else about who is asking. */
export interface ContextClaims {
  /** Empty for a platform token, which the worker alone may carry. */
  readonly tenantId: string
  readonly cityId: string
  readonly actorId: string
  /** The role for which the token is good; under any other role it is an error. */
  readonly role: string
  /** The backend for which the token is good; 0 for any (a transaction pooler hides the real one). */
  readonly backendPid: number
}

export type SignContext = (claims: ContextClaims, nowMs?: number) => string

/**
 * Makes the signer of context tokens: `tenant|city|actor|role|expiry in ms|backend pid` and its HMAC-SHA256 in hex,
 * which `linli.tenant()` and its siblings check inside PostgreSQL.
 * @param secret the shared secret, in hex, of which PostgreSQL keeps the two padded keys
 */
export function createContextSigner(secret: string): SignContext {
  const { innerKey, outerKey } = paddedKeys(secret)
  const inner = createHash('sha256').update(innerKey)
  const outer = createHash('sha256').update(outerKey)
  return (claims, nowMs = Date.now()) => {
    const expiresAt = nowMs + LIFETIME_MS
    const payload = `${claims.tenantId}|${claims.cityId}|${claims.actorId}|${claims.role}|${expiresAt}|${claims.backendPid}`
    const mac = outer.copy().update(inner.copy().update(payload).digest()).digest('hex')
    return `${payload}.${mac}`
  }
}

/** The two keys of HMAC (RFC 2104): PostgreSQL has `sha256` but no HMAC of its own, so it is given these. */
export function paddedKeys(secret: string): { innerKey: Buffer; outerKey: Buffer } {
  const key = Buffer.from(secret, 'hex')
  if (key.length < 32 || key.length > BLOCK_BYTES) throw new Error('The context secret must have 32 to 64 bytes')
  const pad = (byte: number) => Buffer.from(Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ byte))
  return { innerKey: pad(0x36), outerKey: pad(0x5c) }
}
