import { expect, test } from 'vitest'
import { readToday, stateOf } from './describe-period.ts'

test('a day is the day in Shanghai', () => {
  expect(readToday(new Date('2026-03-01T17:00:00Z'))).toBe('2026-03-02')
})

test('an appointment ends on the first day on which it does not hold', () => {
  const period = { from: '2026-03-01', to: '2026-03-05' }
  const days = ['2026-02-28', '2026-03-01', '2026-03-04', '2026-03-05']
  expect(days.map((day) => stateOf(period, day))).toEqual(['future', 'present', 'present', 'past'])
})
