import { isId } from '@linli/sdk/server'
import type { Page } from '../contract/index.ts'

/** The place after which a page starts: the last id shown. A cursor that is none of ours starts at the beginning. */
export function idAfter(cursor: string | undefined): string | undefined {
  return cursor !== undefined && isId(cursor) ? cursor : undefined
}

/** Cuts the one row too many off and makes the cursor of the next page from the last one shown. */
export function pageOf<Row extends { readonly id: string }>(rows: readonly Row[], limit: number): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return last ? { rows: shown, nextCursor: last.id } : { rows: shown }
}
