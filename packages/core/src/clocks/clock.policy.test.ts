import { readFileSync } from 'node:fs'
import { createWorkingDayCalendar } from '@linli/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueOf, resumedCount } from './clock.policy.ts'

/** Pauses of a deadline, with the published days of 2025 and 2026. */

interface Published {
  readonly years: Readonly<
    Record<string, { readonly days: readonly { date: string; name: string; isOffDay: boolean }[] }>
  >
}

const file = new URL('../seed/data/workdays.json', import.meta.url)
const published: Published = JSON.parse(readFileSync(file, 'utf8'))
const days = Object.values(published.years).flatMap((year) =>
  year.days.map(({ date, name, isOffDay }) => ({ date, name, working: !isOffDay })),
)
const calendar = createWorkingDayCalendar(days, [2025, 2026])

const dayAt = (offset: number) => new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)

function pauseAndResume(start: number, length: number, pausedAfter: number, pausedFor: number) {
  const begun = dueOf({ countedFrom: dayAt(start), countedDays: length }, calendar)
  const pausedOn = dayAt(start + pausedAfter)
  const today = dayAt(start + pausedAfter + pausedFor)
  const resumed = dueOf(resumedCount({ ...begun, pausedOn }, calendar, today), calendar)
  return { begun, pausedOn, today, resumed, left: calendar.countWorkingDays(pausedOn, begun.dueOn) }
}

test('a deadline paused on any day of 2025 and 2026 keeps the working days it had left', () => {
  for (let start = 0; start < 730; start += 1) {
    for (const [length, pausedAfter, pausedFor] of [
      [15, 0, 1],
      [15, 4, 9],
      [5, 2, 30],
      [3, 1, 0],
    ] as const) {
      const { begun, left, pausedOn, today, resumed } = pauseAndResume(start, length, pausedAfter, pausedFor)
      if (pausedOn > begun.dueOn) continue
      expect(calendar.countWorkingDays(today, resumed.dueOn), `${dayAt(start)} ${length}`).toBe(left)
    }
  }
})

const starts = fc.integer({ min: 0, max: 600 })
const lengths = fc.integer({ min: 1, max: 60 })
const waits = fc.integer({ min: 0, max: 90 })
/** A pause that begins on a day off just after the due day. */
const examples: [number, number, number, number][] = [
  [145, 4, 5, 0],
  [5, 59, 88, 0],
]
const runs = { numRuns: 1000 }

test('a pause never brings the due day nearer, and one of no length changes nothing', () => {
  fc.assert(
    fc.property(starts, lengths, waits, waits, (start, length, after, pausedFor) => {
      const { begun, resumed, pausedOn } = pauseAndResume(start, length, after, pausedFor)
      expect(resumed.dueOn >= begun.dueOn).toBe(true)
      if (pausedFor === 0 || pausedOn > begun.dueOn) expect(resumed.dueOn).toBe(begun.dueOn)
    }),
    { ...runs, examples },
  )
})

test('the longer the pause, the later the due day', () => {
  fc.assert(
    fc.property(starts, lengths, waits, waits, waits, (start, length, after, one, more) => {
      const shorter = pauseAndResume(start, length, after, one).resumed.dueOn
      expect(pauseAndResume(start, length, after, one + more).resumed.dueOn >= shorter).toBe(true)
    }),
    runs,
  )
})

test('two pauses keep what was left as one does', () => {
  fc.assert(
    fc.property(starts, lengths, waits, waits, waits, (start, length, after, one, two) => {
      const first = pauseAndResume(start, length, after, one)
      if (first.left < 1) return
      const again = resumedCount(
        { ...first.resumed, pausedOn: first.today },
        calendar,
        dayAt(start + after + one + two),
      )
      expect(again.countedDays).toBe(first.left)
    }),
    runs,
  )
})

test('five and fifteen working days from 2026-02-13', () => {
  const due = (countedDays: number) => dueOf({ countedFrom: '2026-02-13', countedDays }, calendar)
  expect(due(5)).toMatchObject({ dueOn: '2026-02-27', provisional: false })
  expect(due(15)).toMatchObject({ dueOn: '2026-03-12', provisional: false })
})
