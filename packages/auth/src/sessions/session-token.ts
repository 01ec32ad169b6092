import { hash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32
const COOKIE_VALUE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** What a cookie names: `id` is `<tenantId>.<sha256 of the token>`, so that the store never holds a token. */
export interface SessionName {
  readonly tenantId: string
  readonly id: string
}

/** A new session's name and the cookie value that opens it: `<tenantId>.<token>`. */
export function newSessionToken(tenantId: string): SessionName & { readonly cookie: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { ...nameOf(tenantId, token), cookie: `${tenantId}.${token}` }
}

/** The session that a cookie value names; nothing when it has not the form of one. */
export function sessionNamedBy(cookie: string): SessionName | undefined {
  const [, tenantId, token] = COOKIE_VALUE.exec(cookie) ?? []
  if (tenantId === undefined || token === undefined) return undefined
  return nameOf(tenantId, token)
}

/** Whether a text has the form of a session cookie's value. */
export function isSessionCookieValue(text: string): boolean {
  return COOKIE_VALUE.test(text)
}

/**
 * An id that carries its tenant, since Lucia knows of none: `<tenantId>.<key>`, of a session or of an account.
 */
export function tenantScopedId(tenantId: string, key: string): string {
  return `${tenantId}.${key}`
}

export function splitTenantScopedId(id: string): { tenantId: string; key: string } {
  const dot = id.indexOf('.')
  if (dot < 0) throw new Error('An id without its tenant')
  return { tenantId: id.slice(0, dot), key: id.slice(dot + 1) }
}

function nameOf(tenantId: string, token: string): SessionName {
  return { tenantId, id: tenantScopedId(tenantId, hash('sha256', token)) }
}
