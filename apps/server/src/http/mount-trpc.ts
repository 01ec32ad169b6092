import { refusalOf } from '@linli/contract/trpc'
import type { AnyRouter } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { Metrics } from '../telemetry/create-metrics.ts'
import { describeFault } from '../telemetry/describe-fault.ts'
import type { App, AppContext } from './app-env.ts'
import { refuseRequest } from './error-body.ts'
import { readBody } from './read-body.ts'

/** A tRPC router under its own path: the core's, or a plugin's. */
export interface TrpcEndpoint {
  readonly path: string
  /** Stands before the procedure in logs and metrics: `core` or the plugin's id. */
  readonly name: string
  readonly router: AnyRouter
  readonly metrics: Metrics
  /** @param headers goes out with the answer, for cookies */
  createContext(c: AppContext, headers: Headers): object
}

const MAX_BATCH_SIZE = 10
const MAX_PATH_LENGTH = 1_000
const MAX_BODY_BYTES = 1_048_576

/** Serves an endpoint with the limits that hold for every one of them; a hostile request ends before tRPC sees it. */
export function mountTrpc(app: App, endpoint: TrpcEndpoint): void {
  app.all(`${endpoint.path}/*`, async (c) => {
    const call = readCall(c, endpoint)
    if (typeof call === 'string') return refuseRequest(c, 'invalid', call)
    c.get('record').route = call.route

    const body = c.req.method === 'POST' ? await readBody(c, MAX_BODY_BYTES) : ''
    if (body === undefined) return refuseRequest(c, 'too-large', 'request.too-large')
    return answerCall(c, body, endpoint)
  })
}

function answerCall(c: AppContext, body: string, endpoint: TrpcEndpoint): Promise<Response> {
  const { record } = c.var
  const { signal } = c.req.raw
  return fetchRequestHandler({
    endpoint: endpoint.path,
    router: endpoint.router,
    maxBatchSize: MAX_BATCH_SIZE,
    req: readableRequest(c, body),
    createContext: ({ resHeaders }) => endpoint.createContext(c, resHeaders),
    onError({ error, path }) {
      if (refusalOf(error) || signal.aborted) return
      endpoint.metrics.faults.inc({ route: record.route })
      record.log.error(
        { procedure: `${endpoint.name} ${path ?? ''}`, fault: describeFault(error.cause ?? error) },
        'fault',
      )
    },
  })
}

const JSON_HEADERS = new Headers({ 'content-type': 'application/json' })

/** tRPC gets what it needs and no more: neither the cookie nor a wish for a stream. */
function readableRequest(c: AppContext, body: string): Request {
  const { url, method } = c.req
  const request: Pick<Request, 'url' | 'method' | 'headers' | 'signal' | 'text'> = {
    url,
    method,
    headers: JSON_HEADERS,
    signal: c.req.raw.signal,
    text: async () => body,
  }
  return request as Request // these are the parts that tRPC reads; a whole one costs as much as the rest of the routing
}

/** The route's bounded name, or the code of the refusal. */
function readCall(c: AppContext, endpoint: TrpcEndpoint): { route: string } | string {
  const paths = decodePath(c.req.path.slice(endpoint.path.length + 1))
  if (paths === undefined) return 'request.malformed'
  if (c.req.query('batch') !== '1') return { route: `${endpoint.name} ${knownProcedure(endpoint.router, paths)}` }

  const calls = paths.split(',', MAX_BATCH_SIZE + 1)
  if (calls.length > MAX_BATCH_SIZE) return 'request.batch-too-large'
  const types = new Set(calls.flatMap((path) => procedureType(endpoint.router, path) ?? []))
  if (types.size > 1) return 'request.malformed'
  const [first = ''] = calls
  return { route: `${endpoint.name} ${calls.length === 1 ? knownProcedure(endpoint.router, first) : 'batch'}` }
}

function decodePath(encoded: string): string | undefined {
  if (encoded.length > MAX_PATH_LENGTH) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

function procedureType(router: AnyRouter, path: string): string | undefined {
  const { procedures } = router._def
  // tRPC types the record of an unknown router as `any`; every value in it is a procedure
  const procedure = Object.hasOwn(procedures, path) ? (procedures[path] as { _def: { type: string } }) : undefined
  return procedure?._def.type
}

function knownProcedure(router: AnyRouter, path: string): string {
  return procedureType(router, path) === undefined ? 'unknown' : path
}
