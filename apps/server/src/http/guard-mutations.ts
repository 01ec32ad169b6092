import type { MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from './app-env.ts'
import { refuseRequest } from './error-body.ts'

/**
 * A browser sends the session cookie along with whatever another site makes it send; so a request that may change
 * something must come from this origin, scheme included, and must carry JSON, which no foreign form can.
 *
 * @param publicOrigin scheme and host under which browsers see this server; without it the plain-HTTP `Host` is expected
 */
export function guardMutations(publicOrigin: string | undefined): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const mutates = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (mutates && !isSameOrigin(c, publicOrigin)) return refuseRequest(c, 'forbidden', 'request.cross-site')

    const contentType = c.req.header('content-type')
    if (contentType === undefined ? mutates : !isJson(contentType)) {
      return refuseRequest(c, 'media-type', 'request.malformed')
    }
    return next()
  }
}

/** Programs that are no browser send neither header and hold no cookie that a foreign site could ride on. */
function isSameOrigin(c: AppContext, publicOrigin: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  return origin === undefined || origin === (publicOrigin ?? `http://${c.req.header('host') ?? ''}`)
}

function isJson(contentType: string): boolean {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}
