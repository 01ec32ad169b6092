import type { ContextClaims, SignContext } from './context-token.ts'

const REUSE_MS = 10_000
const MAX_CONTEXTS = 500

/**
 * The contexts that one connection has been given lately. Signing costs as much as building a query, and a token is good
 * for a minute, so one is used again for ten seconds for the same claims on the same connection.
 */
export class SignedContexts {
  readonly #tokens = new Map<string, { readonly token: string; readonly signedAtMs: number }>()

  get(sign: SignContext, claims: ContextClaims): string {
    const key = `${claims.tenantId}|${claims.actorId}|${claims.role}|${claims.cityId}|${claims.backendPid}`
    const nowMs = Date.now()
    const known = this.#tokens.get(key)
    if (known !== undefined && nowMs - known.signedAtMs < REUSE_MS && nowMs >= known.signedAtMs) return known.token
    if (this.#tokens.size >= MAX_CONTEXTS) this.#tokens.clear()
    const token = sign(claims, nowMs)
    this.#tokens.set(key, { token, signedAtMs: nowMs })
    return token
  }
}
