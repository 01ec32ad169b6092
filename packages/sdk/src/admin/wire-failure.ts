import type { RowResult, WireError } from '@linli/contract'
import { TRPCClientError } from '@trpc/client'

/** How a call failed: the server said no, the server broke, or nobody answered. */
export type WireFailure =
  | { readonly kind: 'refused'; readonly refusal: NonNullable<WireError['refusal']>; readonly wire: WireError }
  | { readonly kind: 'fault'; readonly requestId: string }
  | { readonly kind: 'unreachable' }

/** @param error what a call rejected with, or the result of a row that was not done */
export function readFailure(error: unknown): WireFailure {
  if (isRow(error)) return readRow(error)
  if (!(error instanceof TRPCClientError)) return { kind: 'unreachable' }
  const wire = readWireError(error.data)
  if (!wire) return { kind: 'unreachable' }
  return wire.refusal ? { kind: 'refused', refusal: wire.refusal, wire } : { kind: 'fault', requestId: wire.requestId }
}

/** Whether a call was refused with this code. */
export function isRefusal(error: unknown, code: string): boolean {
  const failure = readFailure(error)
  return failure.kind === 'refused' && failure.refusal.code === code
}

function readRow(row: RowResult): WireFailure {
  if (row.outcome !== 'refused') return { kind: 'fault', requestId: row.outcome === 'failed' ? row.requestId : '' }
  const { refusal } = row
  return { kind: 'refused', refusal, wire: { requestId: '', refusal } }
}

function isRow(error: unknown): error is RowResult {
  return typeof error === 'object' && error !== null && !(error instanceof Error) && 'outcome' in error
}

function readWireError(data: unknown): WireError | undefined {
  if (typeof data !== 'object' || data === null || !('requestId' in data)) return undefined
  return data as WireError // every error of our servers is made by one formatter, which always sets requestId
}
