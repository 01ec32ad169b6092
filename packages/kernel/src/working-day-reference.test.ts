import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWorkingDayCalendar } from './working-days.ts'

/**
 * The calendar against a reference of another make: the published list of days laid out as one long line of marks, counted
 * mark by mark, with no arithmetic on dates at all.
 */

interface Published {
  readonly years: Readonly<
    Record<string, { readonly days: readonly { date: string; name: string; isOffDay: boolean }[] }>
  >
}

const file = new URL('../../core/src/seed/data/workdays.json', import.meta.url)
const published: Published = JSON.parse(readFileSync(file, 'utf8'))
const set = Object.values(published.years).flatMap(({ days }) => days)
const calendar = createWorkingDayCalendar(
  set.map(({ date, name, isOffDay }) => ({ date, name, working: !isOffDay })),
  Object.keys(published.years).map(Number),
)

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

interface Mark {
  readonly date: string
  readonly worked: boolean
}

/** 2025 to 2027, none of them a leap year; 1 January 2025 was a Wednesday, and weekdays follow by counting on. */
const line: Mark[] = []
for (const year of [2025, 2026, 2027]) {
  MONTHS.forEach((length, month) => {
    for (let day = 1; day <= length; day += 1) {
      const date = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const weekday = (3 + line.length) % 7
      const said = set.find((each) => each.date === date)
      line.push({ date, worked: said ? !said.isOffDay : weekday !== 0 && weekday !== 6 })
    }
  })
}

function referenceAdd(from: number, count: number): Mark | undefined {
  return count === 0 ? line[from] : line.slice(from + 1).filter(({ worked }) => worked)[count - 1]
}

const first2027 = line.findIndex(({ date }) => date === '2027-01-01')
const lengths = [0, 1, 2, 3, 5, 10, 15, 20, 30, 60]

test.each(lengths)('%i working days after every day of 2025 and 2026', (count) => {
  for (let from = 0; from < first2027; from += 1) {
    const expected = referenceAdd(from, count)
    const start = line[from]?.date ?? ''
    expect(calendar.addWorkingDays(start, count), start).toEqual({
      date: expected?.date,
      provisional: (expected?.date ?? '') >= '2027-01-01',
    })
  }
})

test('the working days between a day and each of the 100 after it, for every day of 2025 and 2026', () => {
  for (let from = 0; from < first2027; from += 1) {
    let expected = 0
    for (let to = from + 1; to <= from + 100; to += 1) {
      const mark = line[to]
      if (mark?.worked) expected += 1
      const counted = calendar.countWorkingDays(line[from]?.date ?? '', mark?.date ?? '')
      if (counted !== expected)
        expect({ from: line[from]?.date, to: mark?.date, counted }).toEqual({ counted: expected })
    }
  }
})

test('any length after any day, against the same line of marks', () => {
  const days = fc.integer({ min: 0, max: first2027 - 1 })
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 200 }), (from, count) => {
      expect(calendar.addWorkingDays(line[from]?.date ?? '', count).date).toBe(referenceAdd(from, count)?.date)
    }),
    { numRuns: 1000 },
  )
})
