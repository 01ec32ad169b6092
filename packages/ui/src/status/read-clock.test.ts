import { expect, test } from 'vitest'
import { readClock } from './read-clock.ts'

const running = { dueOn: '2026-11-27', workingDaysLeft: 4, provisional: false, paused: false, stopped: false }

test.each([
  [{ ...running }, 'left', 'info'],
  [{ ...running, workingDaysLeft: 0 }, 'today', 'warn'],
  [{ ...running, workingDaysLeft: -2 }, 'overdue', 'bad'],
  [{ ...running, workingDaysLeft: -2, paused: true }, 'paused', 'quiet'],
  [{ ...running, paused: true, stopped: true }, 'stopped', 'quiet'],
])('reads %o as %s', (clock, word, tone) => {
  expect(readClock(clock, '2026-11-27')).toMatchObject({ word, tone })
})

test('counts the days of lateness without a sign', () => {
  expect(readClock({ ...running, workingDaysLeft: -2 }, '2026-12-01').days).toBe(2)
})

test('on the Saturday after a Friday deadline it is past, not due', () => {
  expect(readClock({ ...running, workingDaysLeft: 0 }, '2026-11-28')).toMatchObject({ word: 'past', tone: 'bad' })
})
