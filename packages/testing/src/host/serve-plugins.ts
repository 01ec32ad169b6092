import type { Principal, RequestLog, ServerRequest } from '@linli/contract/trpc'
import type { Host } from '@linli/host'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'

export const ORIGIN = 'http://linli.test'

/** Lines that a request wrote; a test that expects a fault looks here. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** Answers HTTP requests to the plugins' endpoints, on behalf of whoever is given; undefined for a stranger. */
export type ServePlugins = (request: Request, principal: Principal | undefined) => Promise<Response>

/** The plugins' side of the server: the same routers, contexts and limits, without a port and without sessions. */
export function servePlugins({ plugins }: Host, lines: LogLine[]): ServePlugins {
  let requests = 0
  return async (request, principal) => {
    const plugin = plugins.find(({ id }) => new URL(request.url).pathname.startsWith(`/api/plugins/${id}/trpc/`))
    if (!plugin) return new Response('no such endpoint', { status: 404 })
    requests += 1
    const asked: ServerRequest = {
      requestId: `test-${requests}`,
      signal: request.signal,
      log: logTo(lines),
      principal: async () => principal,
    }
    return fetchRequestHandler({
      endpoint: `/api/plugins/${plugin.id}/trpc`,
      router: plugin.router,
      req: request,
      maxBatchSize: 10,
      createContext: () => plugin.createContext(asked),
      onError: ({ error, path }) => {
        const fields = { path, cause: error.cause }
        if (error.code === 'INTERNAL_SERVER_ERROR') lines.push({ level: 'error', message: error.message, fields })
      },
    })
  }
}

/** A log that a test can read. */
export function logTo(lines: LogLine[]): RequestLog {
  const write = (level: LogLine['level']) => (fields: LogLine['fields'], message: string) => {
    lines.push({ level, message, fields })
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
