import { refusalOf, refusedSqlState } from '@linli/contract/trpc'
import type { AnyRouter, TRPCError } from '@trpc/server'
import type { Metrics } from '../telemetry/create-metrics.ts'
import { describeFault } from '../telemetry/describe-fault.ts'
import { answerCalls, procedureType, type RequestedCalls } from './answer-call.ts'
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
  createContext(c: AppContext, headers: Headers): { readonly requestId: string }
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

    const { method } = c.req
    const input = method === 'POST' ? await readBody(c, MAX_BODY_BYTES) : (c.req.query('input') ?? '')
    if (input === undefined) return refuseRequest(c, 'too-large', 'request.too-large')
    return answerRequest(c, { ...call, method, input }, endpoint)
  })
}

function answerRequest(c: AppContext, calls: RequestedCalls, endpoint: TrpcEndpoint): Promise<Response> {
  const record = c.get('record')
  const headers = new Headers()
  const context = endpoint.createContext(c, headers)
  const onError = (error: TRPCError, path: string) => {
    const procedure = `${endpoint.name} ${path}`
    const sqlState = refusedSqlState(error)
    if (sqlState !== undefined) record.log.warn({ procedure, sqlState }, 'input refused by the database')
    if (refusalOf(error) || c.req.raw.signal.aborted) return
    endpoint.metrics.faults.inc({ route: record.route })
    record.log.error({ procedure, fault: describeFault(error.cause ?? error) }, 'fault')
  }
  return answerCalls(calls, { router: endpoint.router, context, onError }, headers)
}

interface NamedCalls extends Pick<RequestedCalls, 'paths' | 'batch'> {
  /** Bounded, for logs and metrics. */
  readonly route: string
}

/** What the address names, or the code of the refusal. */
function readCall(c: AppContext, endpoint: TrpcEndpoint): NamedCalls | string {
  const path = decodePath(c.req.path.slice(endpoint.path.length + 1))
  if (path === undefined) return 'request.malformed'
  const { name, router } = endpoint
  if (c.req.query('batch') !== '1')
    return { paths: [path], batch: false, route: `${name} ${knownProcedure(router, path)}` }

  const paths = path.split(',', MAX_BATCH_SIZE + 1)
  if (paths.length > MAX_BATCH_SIZE) return 'request.batch-too-large'
  const types = new Set(paths.flatMap((call) => procedureType(router, call) ?? []))
  if (types.size > 1) return 'request.malformed'
  const [first = ''] = paths
  return { paths, batch: true, route: `${name} ${paths.length === 1 ? knownProcedure(router, first) : 'batch'}` }
}

function decodePath(encoded: string): string | undefined {
  if (encoded.length > MAX_PATH_LENGTH) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

function knownProcedure(router: AnyRouter, path: string): string {
  return procedureType(router, path) === undefined ? 'unknown' : path
}
