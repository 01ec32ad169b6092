import type { PlaceEventRow, PlaceProblem } from '@linli/contract'
import type { EventRow } from './place-event.queries.ts'

export function toEventRow({ recordedAt, documentNumber, problem, ...row }: EventRow): PlaceEventRow {
  return {
    ...row,
    recordedAt: recordedAt.toISOString(),
    ...(documentNumber !== null && { documentNumber }),
    ...(problem !== null && row.state === 'planned' && { problem: readProblem(problem) }),
  }
}

function readProblem(text: string): PlaceProblem {
  return JSON.parse(text) as PlaceProblem // written by `applyDueEvents` alone, in this shape
}
