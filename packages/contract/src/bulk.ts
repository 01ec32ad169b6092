import type { RefusalKind, RefusalParams } from '@linli/kernel'
import { z } from 'zod'
import { id, version } from './schemas.ts'

/** How many rows one call may bring: each is a transaction of its own, and somebody waits for the answer. */
export const BULK_ROWS = 50

/** A record as the user saw it. */
export interface BulkRow {
  readonly id: string
  readonly version: number
}

export const bulkRows = z
  .array(z.object({ id, version }))
  .min(1)
  .max(BULK_ROWS)
  .refine((rows) => new Set(rows.map((row) => row.id)).size === rows.length, { error: 'duplicate-row' })

export const bulkIds = z
  .array(id)
  .min(1)
  .max(BULK_ROWS)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'duplicate-row' })

/** What became of one row; the others have no part in it. */
export type RowResult<Output = unknown> = { readonly id: string } & (
  | { readonly outcome: 'done'; readonly value: Output }
  /** Done already, by this very call: the answer to it had not arrived. */
  | { readonly outcome: 'repeated' }
  /** Nothing was written: `case.changed` says who changed what. */
  | {
      readonly outcome: 'refused'
      readonly refusal: { readonly kind: RefusalKind; readonly code: string; readonly params: RefusalParams }
    }
  /** A fault, masked; nothing was written. */
  | { readonly outcome: 'failed'; readonly requestId: string }
)

/** One result for every row, in the order of the call. */
export interface BulkAnswer<Output = unknown> {
  readonly rows: readonly RowResult<Output>[]
}
