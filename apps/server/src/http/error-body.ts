import type { WireErrorShape } from '@linli/contract/trpc'
import type { Refusal } from '@linli/kernel'
import type { AppContext } from './app-env.ts'

/** Errors that end before tRPC is reached wear the same shape, so that a client reads one kind of error. */

const WIRE_ERRORS = {
  invalid: { httpStatus: 400, code: 'BAD_REQUEST', rpc: -32600 },
  forbidden: { httpStatus: 403, code: 'FORBIDDEN', rpc: -32003 },
  'not-found': { httpStatus: 404, code: 'NOT_FOUND', rpc: -32004 },
  'too-large': { httpStatus: 413, code: 'PAYLOAD_TOO_LARGE', rpc: -32013 },
  'media-type': { httpStatus: 415, code: 'UNSUPPORTED_MEDIA_TYPE', rpc: -32015 },
  fault: { httpStatus: 500, code: 'INTERNAL_SERVER_ERROR', rpc: -32603 },
} as const

type WireErrorKind = keyof typeof WIRE_ERRORS

/** Answers a request that no procedure will see. */
export function refuseRequest(c: AppContext, kind: Exclude<WireErrorKind, 'fault'>, code: string): Response {
  const refusalKind = kind === 'too-large' || kind === 'media-type' ? 'invalid' : kind
  return answer(c, kind, { kind: refusalKind, code, params: {} })
}

/** Answers with a masked fault: the request's id and nothing else. */
export function answerFault(c: AppContext): Response {
  return answer(c, 'fault')
}

function answer(c: AppContext, kind: WireErrorKind, refusal?: Refusal): Response {
  const { httpStatus, code, rpc } = WIRE_ERRORS[kind]
  const error: WireErrorShape = {
    message: refusal?.code ?? 'fault',
    code: rpc,
    data: { code, httpStatus, requestId: c.get('record').id, ...(refusal && { refusal }) },
  }
  return c.json({ error }, httpStatus)
}
