import { timingSafeEqual } from 'node:crypto'
import type { Metrics } from '../telemetry/create-metrics.ts'
import type { App, AppContext } from './app-env.ts'

interface ProbeOptions {
  readonly metrics: Metrics
  /** Whether requests can be served: migrated, and the database answers. */
  ready(): Promise<boolean>
  /** Lets a monitor on another machine read the metrics; without it only this machine may. */
  readonly metricsToken: string | undefined
}

/** What a supervisor asks: alive, ready, and how it is doing. */
export function mountProbes(app: App, options: ProbeOptions): void {
  app.get('/healthz', (c) => {
    c.get('record').route = 'probe'
    return c.json({ status: 'ok' })
  })

  app.get('/readyz', async (c) => {
    c.get('record').route = 'probe'
    const ready = await options.ready().catch(() => false)
    return ready ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready' }, 503)
  })

  app.get('/metrics', async (c) => {
    c.get('record').route = 'probe'
    // to everyone else there is no such page
    if (!mayReadMetrics(c, options.metricsToken)) return c.json({ status: 'not-found' }, 404)
    const { registry } = options.metrics
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

/**
 * Without a token: only a connection from this very machine, and not one that a proxy made for somebody else. A proxy that
 * hides whom it speaks for must itself keep `/metrics` to this machine, or a token be set.
 */
function mayReadMetrics(c: AppContext, token: string | undefined): boolean {
  if (token !== undefined) return matches(c.req.header('authorization') ?? '', `Bearer ${token}`)
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('via')
  return forwarded === undefined && isLoopback(c.env.incoming.socket.remoteAddress ?? '')
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

function matches(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
