import { date, type Page, type PlaceEventKind, type PlaceEventRow, type PlaceEventState } from '@linli/contract'
import { isId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { toEventRow } from './event-row.ts'
import { selectPlaceEvents } from './place-event.queries.ts'

export interface PlaceEventListing {
  readonly state?: PlaceEventState | undefined
  readonly kind?: PlaceEventKind | undefined
  readonly unitId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Changes of places, the latest day first, planned ones included. Refuses with `input.invalid` for a strange cursor. */
export async function listPlaceEvents(
  scope: CoreReading,
  { cursor, limit, ...filter }: PlaceEventListing,
): Promise<Result<Page<PlaceEventRow>>> {
  const after = cursor === undefined ? undefined : readPosition(cursor)
  if (cursor !== undefined && after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const found = await selectPlaceEvents(scope, { ...filter, after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return ok({ rows: rows.map(toEventRow), ...(last && { nextCursor: `${last.day}.${last.id}` }) })
}

function readPosition(cursor: string): { readonly day: string; readonly id: string } | undefined {
  const [day = '', id = ''] = cursor.split('.')
  return date.safeParse(day).success && isId(id) ? { day, id } : undefined
}
