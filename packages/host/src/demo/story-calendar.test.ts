import { createWorkingDayCalendar } from '@linli/kernel'
import { expect, test } from 'vitest'
import { workingDayFrom } from './story-calendar.ts'

/** A Sunday that is worked for the Monday after it. */
const calendar = createWorkingDayCalendar(
  [
    { date: '2026-03-08', working: true, name: 'worked' },
    { date: '2026-03-09', working: false, name: 'holiday' },
  ],
  [2026],
)

test.each([
  ['2026-03-04', 0, '2026-03-04'],
  ['2026-03-04', -3, '2026-02-27'],
  ['2026-03-04', 3, '2026-03-08'],
  ['2026-03-07', 0, '2026-03-08'],
  ['2026-03-07', -1, '2026-03-06'],
  ['2026-03-09', 0, '2026-03-10'],
  ['2026-03-10', -1, '2026-03-08'],
])('from %s, %i is %s', (day, offset, found) => {
  expect(workingDayFrom(day, offset, calendar)).toBe(found)
})
