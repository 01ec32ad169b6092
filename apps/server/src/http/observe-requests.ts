import { randomUUID } from 'node:crypto'
import type { Principal } from '@linli/contract/trpc'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { Metrics } from '../telemetry/create-metrics.ts'
import type { AppEnv, RequestRecord } from './app-env.ts'

/** Gives every request its id, and leaves one log line and one measurement behind: no bodies, no cookies, no query. */
export function observeRequests(log: Logger, metrics: Metrics): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = performance.now()
    const id = randomUUID()
    const record = new OpenRecord(id, log)
    c.set('record', record)
    await next()
    c.res.headers.set('x-request-id', id)

    const ms = performance.now() - startedAt
    const { status } = c.res
    metrics.httpDuration.observe({ method: c.req.method, route: record.route, status: String(status) }, ms / 1000)
    if (isQuiet(record.route)) return
    log.info(
      {
        requestId: id,
        method: c.req.method,
        route: record.route,
        status,
        ms: Math.round(ms * 10) / 10,
        ...(record.principal && { tenant: record.principal.tenant.id, actor: record.principal.actor?.postId }),
      },
      'request',
    )
  }
}

/** Its log is made when something is said: most requests have nothing to say but their one line. */
class OpenRecord implements RequestRecord {
  readonly id: string
  route = 'other'
  principal?: Principal
  readonly #log: Logger
  #ownLog: Logger | undefined

  constructor(id: string, log: Logger) {
    this.id = id
    this.#log = log
  }

  get log(): Logger {
    this.#ownLog ??= this.#log.child({ requestId: this.id })
    return this.#ownLog
  }
}

/** Probes and files come many times a minute and say nothing. */
function isQuiet(route: string): boolean {
  return route === 'probe' || route === 'asset'
}
