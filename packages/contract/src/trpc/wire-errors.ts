import { type Refusal, RefusalError, type RefusalKind } from '@linli/kernel'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { WireError } from '../wire.ts'

/**
 * Turns everything that can go wrong into what may be told: a refusal with its code, or the word "fault" and a request id.
 * Messages of the database, of libraries and of our own code never leave the server.
 */

type FieldProblems = NonNullable<WireError['fields']>

/** An input refused before any use case saw it; names the fields, never their values. */
export class InputRefusalError extends RefusalError {
  readonly fields: FieldProblems
  /** Where the database refused and no schema had: for the log, since the mistake may be ours. */
  readonly sqlState: string | undefined

  constructor(fields: FieldProblems, sqlState?: string) {
    super({ kind: 'invalid', code: 'input.invalid', params: {} })
    this.name = 'InputRefusalError'
    this.fields = fields
    this.sqlState = sqlState
  }
}

const KIND_TO_CODE = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'too-many': 'TOO_MANY_REQUESTS',
} as const satisfies Record<RefusalKind, TRPCError['code']>

/** What tRPC itself says of a request that never reached a procedure. */
const PROTOCOL_REFUSALS: Partial<Record<TRPCError['code'], Refusal>> = {
  PARSE_ERROR: { kind: 'invalid', code: 'request.malformed', params: {} },
  BAD_REQUEST: { kind: 'invalid', code: 'request.malformed', params: {} },
  METHOD_NOT_SUPPORTED: { kind: 'invalid', code: 'request.malformed', params: {} },
  UNSUPPORTED_MEDIA_TYPE: { kind: 'invalid', code: 'request.malformed', params: {} },
  PAYLOAD_TOO_LARGE: { kind: 'invalid', code: 'request.too-large', params: {} },
  NOT_FOUND: { kind: 'not-found', code: 'request.unknown-procedure', params: {} },
}

/** The same error in its final form: a refusal wears the tRPC code of its kind, a fault stays as it was thrown. */
export function toWireError(error: TRPCError): TRPCError {
  const refusal = findThrownRefusal(error)
  if (!refusal) return error
  return new TRPCError({ code: KIND_TO_CODE[refusal.refusal.kind], message: refusal.refusal.code, cause: refusal })
}

/** The refusal an error carries; undefined for a fault, which must be logged and masked. */
export function refusalOf(error: TRPCError): Refusal | undefined {
  return findThrownRefusal(error)?.refusal ?? PROTOCOL_REFUSALS[error.code]
}

/** The SQLSTATE of an input that the database refused although its schema let it pass; nothing for any other error. */
export function refusedSqlState(error: TRPCError): string | undefined {
  const thrown = findThrownRefusal(error)
  return thrown instanceof InputRefusalError ? thrown.sqlState : undefined
}

export interface WireErrorShape {
  /** The refusal's code, or `fault`. */
  readonly message: string
  /** The JSON-RPC number of `data.code`. */
  readonly code: number
  readonly data: WireError & { readonly code: TRPCError['code']; readonly httpStatus: number }
}

interface FormatOptions {
  readonly error: TRPCError
  readonly shape: { readonly code: number; readonly data: { readonly httpStatus: number } }
  readonly ctx: { readonly requestId: string } | undefined
}

/** tRPC's `errorFormatter`: the shape that every client of core and plugins reads. */
export function formatWireError({ error, shape, ctx }: FormatOptions): WireErrorShape {
  const refusal = refusalOf(error)
  const thrown = findThrownRefusal(error)
  return {
    message: refusal?.code ?? 'fault',
    code: shape.code,
    data: {
      code: error.code,
      httpStatus: shape.data.httpStatus,
      // a request that tRPC could not even read has no context; its id is in the response header
      requestId: ctx?.requestId ?? '',
      ...(refusal && { refusal }),
      ...(thrown instanceof InputRefusalError && { fields: thrown.fields }),
    },
  }
}

function findThrownRefusal(error: TRPCError): RefusalError | undefined {
  const { cause } = error
  if (cause instanceof RefusalError) return cause
  if (cause instanceof ZodError && error.code === 'BAD_REQUEST') return new InputRefusalError(fieldsOf(cause))
  return cause && findDataRefusal(cause)
}

/** Issue codes in the house's spelling; `custom` gives way to the word the schema chose. */
function fieldsOf(error: ZodError): FieldProblems {
  return error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.'),
    problem: issue.code === 'custom' ? issue.message : issue.code.replaceAll('_', '-'),
  }))
}

/** The database's own refusals, told by SQLSTATE: bad data (class 22), a duplicate, a lost race. */
function findDataRefusal(cause: Error): RefusalError | undefined {
  if (!('code' in cause) || !('severity' in cause) || typeof cause.code !== 'string') return undefined
  if (cause.code.startsWith('22')) return new InputRefusalError([], cause.code)
  if (cause.code === '23505') return new RefusalError({ kind: 'conflict', code: 'data.duplicate', params: {} })
  if (cause.code === '40001' || cause.code === '40P01') {
    return new RefusalError({ kind: 'conflict', code: 'data.busy', params: {} })
  }
  return undefined
}
