import { clearSessionCookie, type StartedSession, serializeSessionCookie } from '@linli/auth'
import type { CoreCall } from './core-call.ts'

/** Gives the browser the session that has just begun. */
export function sendCookie({ request, services }: CoreCall, { cookie }: StartedSession): void {
  request.setCookie(serializeSessionCookie(cookie, { secure: services.secureCookies }))
}

export function dropCookie({ request, services }: CoreCall): void {
  request.setCookie(clearSessionCookie({ secure: services.secureCookies }))
}
