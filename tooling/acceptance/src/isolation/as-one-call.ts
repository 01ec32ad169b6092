import type { BulkAnswer } from '@linli/contract'
import type { WireErrorShape } from '@linli/contract/trpc'
import type { Answer } from '@linli/server/testing'

const STATUSES = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
}

/**
 * An answer with a result for every row, as if its last row had been a call of its own: refused with the same status and code.
 * The row's id, which came with the call, is taken out. `wrote` tells whether any row was done.
 */
export function asOneCall(answer: Answer): { readonly answer: Answer; readonly wrote: boolean } {
  if (answer.status !== 200) return { answer, wrote: false }
  const { rows } = answer.data as BulkAnswer // only procedures that answer so are marked as such
  const wrote = rows.some(({ outcome }) => outcome === 'done')
  const last = rows.at(-1)
  if (last === undefined || last.outcome === 'done') return { answer, wrote }
  if (last.outcome !== 'refused') return { answer: { ...answer, status: 500 }, wrote }
  const { id: _, ...row } = last
  const status = STATUSES[last.refusal.kind]
  const { code, kind } = last.refusal
  const error: WireErrorShape = {
    message: code,
    code: 0,
    data: { code: 'BAD_REQUEST', httpStatus: status, requestId: '', refusal: { code, kind, params: {} } },
  }
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return { answer: { ...answer, headers, status, error, text: JSON.stringify(row) }, wrote }
}
