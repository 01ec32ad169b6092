import type { PlaceMapEdge } from '@linli/contract'
import { expect, test } from 'vitest'
import { drawChangeMap } from './draw-change-map.ts'

const unit = (id: string, name = id) => ({ id, name })
const edge = (eventId: string, day: string, from: PlaceMapEdge['from'], to: PlaceMapEdge['to']): PlaceMapEdge => ({
  eventId,
  kind: 'split',
  day,
  from,
  to,
})

const split = [
  edge('e1', '2020-01-01', unit('a', 'Old'), unit('a', 'First')),
  edge('e1', '2020-01-01', unit('a', 'Old'), unit('b', 'Second')),
  edge('e2', '2021-01-01', unit('b', 'Second'), unit('a', 'First')),
]

test('draws a line for each unit, one name for each time, and a bend where one becomes another', () => {
  const { columns, segments, bends } = drawChangeMap(split)
  expect(columns.map(({ day }) => day)).toEqual(['2020-01-01', '2021-01-01'])
  expect(segments.map(({ name, ends }) => [name, ends])).toEqual([
    ['Old', false],
    ['First', false],
    ['First', false],
    ['Second', true],
  ])
  expect(bends.map(({ y1, y2 }) => y1 === y2)).toEqual([false, false])
  expect(bends.map(({ x }) => x)).toEqual(columns.map(({ x }) => x))
})

test('joins the ends of lines to the events', () => {
  const { columns, segments, width } = drawChangeMap(split)
  const ends = new Set([...columns.map(({ x }) => x), columns[0] && columns[0].x - 176, width - 12])
  for (const { x1, x2 } of segments) {
    expect(ends.has(x1) && ends.has(x2)).toBe(true)
    expect(x2).toBeGreaterThan(x1)
  }
  expect(drawChangeMap([]).segments).toEqual([])
})
