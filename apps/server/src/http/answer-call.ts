/**
 * Runs the procedures that a request names and answers in tRPC's form. tRPC has an adapter for this, which serves streams and
 * subscriptions as well and for that makes a whole Request and several abort signals; without it a request costs half the
 * processor time before and after its procedure.
 */
import { formatWireError } from '@linli/contract/trpc'
import { type AnyRouter, callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

/** What a request asks for, read as far as its address tells. */
export interface RequestedCalls {
  /** The procedures' names; a batch may name one as well as several. */
  readonly paths: readonly string[]
  readonly batch: boolean
  readonly method: string
  /** The input as JSON; empty without one. */
  readonly input: string
}

export interface CallTarget {
  readonly router: AnyRouter
  readonly context: { readonly requestId: string }
  readonly onError: (error: TRPCError, path: string) => void
}

interface Answer {
  readonly status: number
  readonly body: object
}

const MIXED = 207
const METHODS = { query: 'GET', mutation: 'POST', subscription: undefined } as const

/** @param headers goes out with the answer, with what the procedures put into it */
export async function answerCalls(calls: RequestedCalls, target: CallTarget, headers: Headers): Promise<Response> {
  const readInputs = once(() => parseInputs(calls))
  const answers = await Promise.all(
    calls.paths.map((path, index) => runCall(target, calls.method, { path, index, readInputs })),
  )
  const [first] = answers
  const status = answers.every((answer) => answer.status === first?.status) ? (first?.status ?? 200) : MIXED
  headers.set('content-type', 'application/json')
  const body = calls.batch ? answers.map((answer) => answer.body) : first?.body
  return new Response(JSON.stringify(body), { status, headers })
}

interface Call {
  readonly path: string
  readonly index: number
  readonly readInputs: () => readonly unknown[] | Readonly<Record<number, unknown>>
}

async function runCall(target: CallTarget, method: string, { path, index, readInputs }: Call): Promise<Answer> {
  const { router, context } = target
  try {
    const type = procedureType(router, path)
    if (type === undefined) throw new TRPCError({ code: 'NOT_FOUND' })
    if (METHODS[type] !== method) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' })
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx: context,
      getRawInput: async () => readInputs()[index],
      signal: undefined, // procedures have the request's own in their context
      batchIndex: index,
    })
    return { status: 200, body: { result: { data } } }
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    target.onError(error, path)
    const httpStatus = getHTTPStatusCodeFromError(error)
    const shape = { code: TRPC_ERROR_CODES_BY_KEY[error.code], data: { httpStatus } }
    return { status: httpStatus, body: { error: formatWireError({ error, shape, ctx: context }) } }
  }
}

/** What kind of procedure a name stands for; nothing when it stands for none. */
export function procedureType(router: AnyRouter, path: string): keyof typeof METHODS | undefined {
  const { procedures } = router._def
  if (!Object.hasOwn(procedures, path)) return undefined
  // tRPC types the record of an unknown router as `any`; every value in it is a procedure
  return (procedures[path] as { _def: { type: keyof typeof METHODS } })._def.type
}

/** Inputs by the call's place in the batch. Read when the first procedure wants its own, which is after it was admitted. */
function parseInputs({ batch, input }: RequestedCalls): ReturnType<Call['readInputs']> {
  if (input === '') return []
  const parsed = parseJson(input)
  if (!batch) return [parsed]
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new TRPCError({ code: 'BAD_REQUEST' })
  return parsed as Readonly<Record<number, unknown>> // any object may be asked for a number
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
