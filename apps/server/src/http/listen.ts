import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

export type Fetch = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

export interface Listener {
  /** `http://host:port`, with the port that was really taken. */
  readonly url: string
  /** Stops accepting, lets running requests finish for at most `graceMs`, then cuts what is left. */
  close(graceMs?: number): Promise<void>
}

const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const CHECK_INTERVAL_MS = 1_000
const KEEP_ALIVE_MS = 5_000
const MAX_CONNECTIONS = 2_000
const GRACE_MS = 10_000

/** Opens the port. Slow clients are cut off, and there is an end to how many may come at once. */
export async function listen(fetch: Fetch, port: number, host: string): Promise<Listener> {
  const server = createAdaptorServer({
    // the adapter types its bindings for HTTP/2 as well, which this server does not speak
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server // HTTP/1 options make an HTTP/1 server
  server.maxConnections = MAX_CONNECTIONS
  server.listen(port, host)
  await once(server, 'listening')

  // a TCP server's address is never the text that a pipe's would be
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: (graceMs = GRACE_MS) => closeServer(server, graceMs),
  }
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
