import type { PlaceEventRow } from '@linli/contract'
import type { EventRow } from './place-event.queries.ts'

export function toEventRow({ recordedAt, documentNumber, problem, ...row }: EventRow): PlaceEventRow {
  return {
    ...row,
    recordedAt: recordedAt.toISOString(),
    ...(documentNumber !== null && { documentNumber }),
    ...(problem !== null && row.state === 'planned' && { problem }),
  }
}
