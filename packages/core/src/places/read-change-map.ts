import type { PlaceMapEdge } from '@linli/contract'
import type { CoreReading } from '../scope.ts'
import { selectMapElsewhere, selectMapSuccessions, selectMapUnits } from './change-map.queries.ts'

type UnitRow = Awaited<ReturnType<typeof selectMapUnits>>[number]
type ElsewhereRow = Awaited<ReturnType<typeof selectMapElsewhere>>[number]
type SuccessionRow = Awaited<ReturnType<typeof selectMapSuccessions>>[number]

/** The map of changes (变更图谱): who became whom and when, by street and year; renamed and moved units go on as themselves. */
export async function readChangeMap(
  scope: CoreReading,
  { streetId, year }: { readonly streetId?: string | undefined; readonly year?: number | undefined },
): Promise<PlaceMapEdge[]> {
  const time = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` }
  const units = await selectMapUnits(scope, { streetId, ...time })
  const byEvent = Map.groupBy(units, ({ eventId }) => eventId)
  const successions = Map.groupBy(await selectMapSuccessions(scope, [...byEvent.keys()]), ({ eventId }) => eventId)
  const elsewhere = new Map((await selectMapElsewhere(scope, [...byEvent.keys()])).map((row) => [row.unitId, row]))
  return [...byEvent].flatMap(([eventId, rows]) => [
    ...edgesOf(rows, successions.get(eventId) ?? []),
    ...crossings(rows, elsewhere),
  ])
}

function edgesOf(rows: readonly UnitRow[], successions: readonly SuccessionRow[]): PlaceMapEdge[] {
  const [event] = rows
  if (event === undefined) return []
  const find = (side: UnitRow['side'], id: string) => rows.find((row) => row.side === side && row.unitId === id)
  const following = successions.map(({ unitId, successorId }) => [find('before', unitId), find('after', successorId)])
  const known = new Set(successions.flatMap(({ unitId }) => unitId))
  const changed = rows
    .filter(({ side, unitId, continues }) => side === 'before' && continues && !known.has(unitId))
    .map((before) => [before, find('after', before.unitId)])
    .filter(([before, after]) => before?.name !== after?.name || before?.parent !== after?.parent)
  const { eventId, kind, day, documentNumber } = event
  return [...following, ...changed].flatMap(([before, after]) => {
    if (before === undefined || after === undefined) return []
    const edge = { from: endOf(before), to: endOf(after) }
    return [{ eventId, kind, day, ...edge, ...(documentNumber !== null && { documentNumber }) }]
  })
}

/** To the other district's unit, or from it: by the name that it has there, with the district's. */
function crossings(rows: readonly UnitRow[], elsewhere: ReadonlyMap<string, ElsewhereRow>): PlaceMapEdge[] {
  return rows.flatMap((row) => {
    const { eventId, kind, day, documentNumber, unitId } = row
    const other = kind === 'transfer-out' || kind === 'transfer-in' ? elsewhere.get(unitId) : undefined
    if (other === undefined) return []
    const there = { id: other.otherId, name: other.name, district: other.district }
    const ends = kind === 'transfer-out' ? { from: endOf(row), to: there } : { from: there, to: endOf(row) }
    return [{ eventId, kind, day, ...ends, ...(documentNumber !== null && { documentNumber }) }]
  })
}

function endOf({ unitId, name }: UnitRow) {
  return { id: unitId, name }
}
