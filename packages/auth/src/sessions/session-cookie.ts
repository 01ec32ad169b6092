/**
 * Our own reading of the Cookie header. Lucia's decodes percent signs and throws on a stray one, passes NUL on, and lets
 * the last duplicate win; a session cookie here has one plain form, and anything else is not ours.
 */
import { isSessionCookieValue } from './session-token.ts'

export interface CookieTransport {
  /** Whether the browser reached us over TLS. Then the name has the prefix `__Host-`, which no other host can set. */
  readonly secure: boolean
}

/** The first well-formed session cookie of a Cookie header. Never throws, whatever the header holds. */
export function readSessionCookie(header: string | null | undefined, { secure }: CookieTransport): string | undefined {
  return readCookie(header, cookieName(secure))
}

/** The same of the cookie of a sign-in that has gone to an identity provider. */
export function readProviderCookie(header: string | null | undefined, { secure }: CookieTransport): string | undefined {
  return readCookie(header, providerCookieName(secure))
}

/** Good for ten minutes, and sent when the browser comes back from elsewhere. */
export function serializeProviderCookie(value: string, { secure }: CookieTransport): string {
  return `${providerCookieName(secure)}=${value}; ${attributes(secure)}; Max-Age=600`
}

function providerCookieName(secure: boolean): string {
  return `${cookieName(secure)}-provider`
}

function readCookie(header: string | null | undefined, name: string): string | undefined {
  if (!header) return undefined
  const prefix = `${name}=`
  for (let start = 0; start < header.length; ) {
    const semicolon = header.indexOf(';', start)
    const end = semicolon < 0 ? header.length : semicolon
    const pair = header.slice(start, end).trim()
    if (pair.startsWith(prefix) && isSessionCookieValue(pair.slice(prefix.length))) return pair.slice(prefix.length)
    start = end + 1
  }
  return undefined
}

/** A Set-Cookie header for a session; it lives as long as the browser, and the server's own limits end it sooner. */
export function serializeSessionCookie(value: string, { secure }: CookieTransport): string {
  if (!isSessionCookieValue(value)) throw new Error('Not the value of a session cookie')
  return `${cookieName(secure)}=${value}; ${attributes(secure)}`
}

/** A Set-Cookie header that removes the session cookie. */
export function clearSessionCookie({ secure }: CookieTransport): string {
  return `${cookieName(secure)}=; ${attributes(secure)}; Max-Age=0`
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-linli' : 'linli'
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
