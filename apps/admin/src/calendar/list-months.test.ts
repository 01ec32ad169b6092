import { expect, test } from 'vitest'
import { listMonths } from './list-months.ts'

test('a year has twelve months of whole weeks, each beginning with Monday', () => {
  const months = listMonths(2026)
  expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(months[0]?.weeks[0]).toEqual([
    undefined,
    undefined,
    undefined,
    ...['01', '02', '03', '04'].map((day) => `2026-01-${day}`),
  ])
  expect(months[1]?.weeks.flat().filter(Boolean)).toHaveLength(28)
  expect(listMonths(2028)[1]?.weeks.flat().filter(Boolean)).toHaveLength(29)
})
