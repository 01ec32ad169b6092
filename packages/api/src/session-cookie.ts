import { clearSessionCookie, type StartedSession, serializeProviderCookie, serializeSessionCookie } from '@linli/auth'
import type { CoreCall } from './core-call.ts'

/** Gives the browser the session that has just begun. */
export function sendCookie({ request, services }: CoreCall, { cookie }: StartedSession): void {
  request.setCookie(serializeSessionCookie(cookie, { secure: services.secureCookies }))
}

/**
 * Whoever comes in, by whatever way, has a new session in this browser, and the one it had ends: nobody continues in a session
 * made by another, and none is left behind that no browser holds.
 */
export async function enterBrowser(ctx: CoreCall, started: StartedSession): Promise<void> {
  const former = (await ctx.request.session()) ?? (await ctx.request.halfSession())
  if (former) await ctx.services.auth.signOut(former)
  sendCookie(ctx, started)
}

/** Remembers for ten minutes, in this browser, a sign-in that goes to an identity provider. */
export function sendProviderCookie({ request, services }: CoreCall, value: string): void {
  request.setCookie(serializeProviderCookie(value, { secure: services.secureCookies }))
}

export function dropCookie({ request, services }: CoreCall): void {
  request.setCookie(clearSessionCookie({ secure: services.secureCookies }))
}
