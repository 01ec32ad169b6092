import { isId, isStorableText } from '@linli/kernel'
import { z } from 'zod'

/** An id on the wire: a lower-case UUID. */
export const id = z.string().refine(isId, { error: 'id' })

/** One line or paragraph typed by a user: trimmed, storable, `min` to `max` characters. */
export function text(max: number, min = 1) {
  return z.string().trim().min(min).max(max).refine(isStorableText, { error: 'unstorable-text' })
}

/** A calendar day `YYYY-MM-DD` that exists, from 1949 to 2199. */
export const date = z.iso.date().refine((day) => day >= '1949-10-01' && day <= '2199-12-31', { error: 'date-range' })

/** The version a user saw; a transition with a stale one is refused with what changed. */
export const version = z.number().int().min(1).max(2_147_483_647)

/** Where a listing goes on: opaque to the caller, at most 200 characters. */
export const cursor = z.string().max(200).refine(isStorableText).optional()

/** How many rows a page holds. */
export const pageSize = z.number().int().min(1).max(100).default(20)

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Absent on the last page. */
  readonly nextCursor?: string
}
