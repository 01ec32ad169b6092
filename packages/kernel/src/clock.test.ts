import { expect, test } from 'vitest'
import { dayOf, today } from './clock.ts'

test.each([
  { moment: '2026-03-01T15:59:59.999Z', day: '2026-03-01' },
  { moment: '2026-03-01T16:00:00.000Z', day: '2026-03-02' },
  { moment: '2025-12-31T16:00:00.000Z', day: '2026-01-01' },
  { moment: '2024-02-28T16:00:00.000Z', day: '2024-02-29' },
])('$moment falls on $day in Shanghai', ({ moment, day }) => {
  expect(dayOf(new Date(moment))).toBe(day)
  expect(today({ now: () => new Date(moment) })).toBe(day)
})
