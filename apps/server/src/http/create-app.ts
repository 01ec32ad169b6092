import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Metrics } from '../telemetry/create-metrics.ts'
import { describeFault } from '../telemetry/describe-fault.ts'
import type { App, AppEnv } from './app-env.ts'
import { answerFault, refuseRequest } from './error-body.ts'
import { guardMutations } from './guard-mutations.ts'
import { observeRequests } from './observe-requests.ts'
import { securityHeaders } from './security-headers.ts'

interface AppOptions {
  readonly log: Logger
  readonly metrics: Metrics
  /** Scheme and host under which browsers see this server, where that is not plain HTTP to the `Host` they name. */
  readonly publicOrigin: string | undefined
}

/** An application without routes: what holds for every request, whatever it asks for. */
export function createApp({ log, metrics, publicOrigin }: AppOptions): App {
  const app: App = new Hono<AppEnv>()
  app.use(observeRequests(log, metrics))
  app.use(securityHeaders(isSecure(publicOrigin)))
  app.use('/api/*', guardMutations(publicOrigin))
  app.notFound((c) => {
    if (c.req.path.startsWith('/api/')) return refuseRequest(c, 'not-found', 'request.unknown-path')
    return c.text('404', 404)
  })
  app.onError((error, c) => {
    const { record } = c.var
    record.log.error({ fault: describeFault(error) }, 'fault')
    metrics.faults.inc({ route: record.route })
    return c.req.path.startsWith('/api/') ? answerFault(c) : c.text('500', 500)
  })
  return app
}

/** Whether browsers reach us over TLS. */
export function isSecure(publicOrigin: string | undefined): boolean {
  return publicOrigin?.startsWith('https://') ?? false
}
