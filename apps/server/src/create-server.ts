import { type CoreServices, coreRouter, createCoreCall } from '@linli/api'
import type { Auth } from '@linli/auth'
import { type CalendarSource, coreParameters, createCalendarSource, createParameterCatalogue } from '@linli/core'
import type { Database, KeyRing } from '@linli/database'
import type { Host } from '@linli/host'
import type { Clock } from '@linli/kernel'
import type { Logger } from 'pino'
import { serveAdmin } from './admin-files/serve-admin.ts'
import type { App } from './http/app-env.ts'
import { createApp, isSecure } from './http/create-app.ts'
import { type Fetch, type Listener, listen } from './http/listen.ts'
import { mountTrpc } from './http/mount-trpc.ts'
import { mountProbes } from './http/probes.ts'
import { createPrincipalSource } from './session/principal-source.ts'
import { createRequestReader } from './session/read-request.ts'
import { createMetrics, type Metrics } from './telemetry/create-metrics.ts'

export interface ServerOptions {
  readonly database: Database
  readonly auth: Auth
  /** Seals what crosses from one tenant to another. */
  readonly keys: KeyRing
  readonly host: Host
  readonly clock: Clock
  /** Ages what is remembered of sessions: milliseconds that never go back. */
  readonly monotonicMs?: () => number
  readonly calendar?: CalendarSource
  readonly log: Logger
  /** The built admin; without it the server answers the API alone. */
  readonly adminDir?: string
  /** Whether the people in it are fictional; shown on every page. */
  readonly demo: boolean
  /** Scheme and host under which browsers see this server when it is behind TLS, such as `https://linli.example.cn`. */
  readonly publicOrigin?: string
  /** Takes the client's address from the last `X-Forwarded-For` entry; only behind a proxy that sets it. */
  readonly trustProxy?: boolean
  readonly metricsToken?: string
}

export interface LinliServer {
  readonly fetch: Fetch
  readonly metrics: Metrics
  /** Opens a port of its own; 0 takes any free one. */
  listen(port: number, host: string): Promise<Listener>
  /** Closes every port that `listen` opened, after running requests have finished. */
  close(): Promise<void>
}

/** Composes the HTTP side: core API, each plugin's API, the admin's files, probes. Opens nothing by itself. */
export async function createServer(options: ServerOptions): Promise<LinliServer> {
  const metrics = createMetrics(() => options.database.connections)
  const { log, publicOrigin } = options
  const app = createApp({ log, publicOrigin, metrics })
  mountApis(app, options, metrics)
  mountProbes(app, { metrics, ready: () => options.database.ready(), metricsToken: options.metricsToken })
  if (options.adminDir !== undefined) await serveAdmin(app, options.adminDir)

  const listeners: Listener[] = []
  return {
    fetch: app.fetch,
    metrics,
    async listen(port, host) {
      const listener = await listen(app.fetch, port, host)
      listeners.push(listener)
      return listener
    },
    close: async () => void (await Promise.all(listeners.map((listener) => listener.close()))),
  }
}

function mountApis(app: App, options: ServerOptions, metrics: Metrics): void {
  const { host, auth } = options
  const secure = isSecure(options.publicOrigin)
  const readRequest = createRequestReader({
    auth,
    principals: createPrincipals(options),
    secure,
    trustProxy: options.trustProxy ?? false,
    publicOrigin: options.publicOrigin,
  })
  const services = createServices(options, secure)

  mountTrpc(app, {
    name: 'core',
    path: '/api/trpc',
    router: coreRouter,
    metrics,
    createContext: (c, headers) => createCoreCall(services, readRequest(c, headers)),
  })
  for (const plugin of host.plugins) {
    mountTrpc(app, {
      name: plugin.id,
      path: `/api/plugins/${plugin.id}/trpc`,
      router: plugin.router,
      metrics,
      createContext: (c, headers) => plugin.createContext(readRequest(c, headers)),
    })
  }
}

function createPrincipals({ database, clock, host, monotonicMs = () => performance.now() }: ServerOptions) {
  return createPrincipalSource({ database, clock, permissions: host.permissions, monotonicMs })
}

function createServices(options: ServerOptions, secureCookies: boolean): CoreServices {
  const { database, auth, host, clock, demo, keys } = options
  return {
    database,
    auth,
    clock,
    calendar: options.calendar ?? createCalendarSource(clock),
    cases: host.cases,
    plugins: host.plugins,
    places: host.places,
    transfers: { ...host.places, confidential: host.cases.confidential, database, keys },
    duties: host.plugins.flatMap(({ duties }) => duties),
    catalogue: createParameterCatalogue([
      { parameters: coreParameters, users: [] },
      ...host.plugins.map(({ id, parameters, users }) => ({ pluginId: id, parameters, users })),
    ]),
    permissions: host.permissions,
    forgetTenant: host.forgetTenant,
    demo,
    secureCookies,
  }
}
