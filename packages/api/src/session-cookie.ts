import { clearSessionCookie, type StartedSession, serializeProviderCookie, serializeSessionCookie } from '@linli/auth'
import type { CoreCall } from './core-call.ts'

/** Gives the browser the session that has just begun. */
export function sendCookie({ request, services }: CoreCall, { cookie }: StartedSession): void {
  request.setCookie(serializeSessionCookie(cookie, { secure: services.secureCookies }))
}

/** Remembers for ten minutes, in this browser, a sign-in that goes to an identity provider. */
export function sendProviderCookie({ request, services }: CoreCall, value: string): void {
  request.setCookie(serializeProviderCookie(value, { secure: services.secureCookies }))
}

export function dropCookie({ request, services }: CoreCall): void {
  request.setCookie(clearSessionCookie({ secure: services.secureCookies }))
}
