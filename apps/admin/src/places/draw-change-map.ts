import type { PlaceEventKind, PlaceMapEdge, PlaceMapEnd } from '@linli/contract'

/** An event's place on the axis of time. */
export interface MapColumn {
  readonly eventId: string
  readonly kind: PlaceEventKind
  readonly day: string
  readonly x: number
}

/** A time in which a unit had one name; `ends` where it is no more after it. */
export interface MapSegment {
  readonly key: string
  readonly name: string
  readonly x1: number
  readonly x2: number
  readonly y: number
  readonly ends: boolean
}

/** One unit becomes another. */
export interface MapBend {
  readonly key: string
  readonly x: number
  readonly y1: number
  readonly y2: number
}

export interface MapDrawing {
  readonly width: number
  readonly height: number
  readonly columns: readonly MapColumn[]
  readonly segments: readonly MapSegment[]
  readonly bends: readonly MapBend[]
}

const COLUMN = 176
const ROW = 52
const TOP = 64
const LEFT = 12

interface Touch {
  readonly column: number
  before?: string
  after?: string
}

/** Lays out the map of changes: time from left to right, a line for each unit, a bend where one becomes another. */
export function drawChangeMap(edges: readonly PlaceMapEdge[]): MapDrawing {
  const events = [...new Map(edges.map((edge) => [edge.eventId, edge])).values()]
  const columnOf = new Map(events.map(({ eventId }, index) => [eventId, index]))
  const touches = new Map<string, Touch[]>()
  for (const { eventId, from, to } of edges) {
    const column = columnOf.get(eventId) ?? 0
    touchOf(touches, from.id, column).before = nameOf(from)
    touchOf(touches, to.id, column).after = nameOf(to)
  }
  const rowOf = new Map([...touches.keys()].map((id, index) => [id, index]))
  const x = (column: number) => LEFT + (column + 1) * COLUMN
  const y = (id: string) => TOP + (rowOf.get(id) ?? 0) * ROW
  const width = x(events.length) + LEFT
  return {
    width,
    height: TOP + rowOf.size * ROW,
    columns: events.map(({ eventId, kind, day }, index) => ({ eventId, kind, day, x: x(index) })),
    segments: [...touches].flatMap(([id, own]) => segmentsOf(id, own, { x, y: y(id), end: width - LEFT })),
    bends: edges
      .filter(({ from, to }) => from.id !== to.id)
      .map(({ eventId, from, to }) => ({
        key: `${eventId} ${from.id} ${to.id}`,
        x: x(columnOf.get(eventId) ?? 0),
        y1: y(from.id),
        y2: y(to.id),
      })),
  }
}

function touchOf(touches: Map<string, Touch[]>, id: string, column: number): Touch {
  const own = touches.get(id) ?? []
  touches.set(id, own)
  const last = own.at(-1)
  if (last?.column === column) return last
  const touch: Touch = { column }
  own.push(touch)
  return touch
}

interface Axis {
  readonly x: (column: number) => number
  readonly y: number
  readonly end: number
}

function segmentsOf(id: string, touches: readonly Touch[], { x, y, end }: Axis): MapSegment[] {
  const [first] = touches
  const before: MapSegment[] =
    first?.before === undefined
      ? []
      : [
          {
            key: `${id} before`,
            name: first.before,
            x1: x(first.column - 1),
            x2: x(first.column),
            y,
            ends: first.after === undefined,
          },
        ]
  const after = touches.flatMap(({ column, after: name }, index): MapSegment[] => {
    if (name === undefined) return []
    const next = touches[index + 1]
    const x2 = next === undefined ? end : x(next.column)
    return [
      { key: `${id} ${column}`, name, x1: x(column), x2, y, ends: next !== undefined && next.after === undefined },
    ]
  })
  return [...before, ...after]
}

/** With its district where it is another one's. */
export function nameOf({ name, district }: PlaceMapEnd): string {
  return district === undefined ? name : `${name} ${district}`
}
