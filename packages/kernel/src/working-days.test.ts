import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarDay, createWorkingDayCalendar } from './working-days.ts'

const notices: readonly CalendarDay[] = [
  // 国务院办公厅关于2025年部分节假日安排的通知
  ...off('元旦', '2025-01-01', '2025-01-01'),
  ...worked('春节', '2025-01-26', '2025-01-26'),
  ...off('春节', '2025-01-28', '2025-02-04'),
  ...worked('春节', '2025-02-08', '2025-02-08'),
  ...off('清明节', '2025-04-04', '2025-04-06'),
  ...worked('劳动节', '2025-04-27', '2025-04-27'),
  ...off('劳动节', '2025-05-01', '2025-05-05'),
  ...off('端午节', '2025-05-31', '2025-06-02'),
  ...worked('国庆节、中秋节', '2025-09-28', '2025-09-28'),
  ...off('国庆节、中秋节', '2025-10-01', '2025-10-08'),
  ...worked('国庆节、中秋节', '2025-10-11', '2025-10-11'),
  // 国务院办公厅关于2026年部分节假日安排的通知
  ...off('元旦', '2026-01-01', '2026-01-03'),
  ...worked('元旦', '2026-01-04', '2026-01-04'),
  ...worked('春节', '2026-02-14', '2026-02-14'),
  ...off('春节', '2026-02-15', '2026-02-23'),
  ...worked('春节', '2026-02-28', '2026-02-28'),
  ...off('清明节', '2026-04-04', '2026-04-06'),
  ...off('劳动节', '2026-05-01', '2026-05-05'),
  ...worked('劳动节', '2026-05-09', '2026-05-09'),
  ...off('端午节', '2026-06-19', '2026-06-21'),
  ...worked('国庆节', '2026-09-20', '2026-09-20'),
  ...off('中秋节', '2026-09-25', '2026-09-27'),
  ...off('国庆节', '2026-10-01', '2026-10-07'),
  ...worked('国庆节', '2026-10-10', '2026-10-10'),
]

/** Every day of both years, one mark a day: `+` is worked, `-` is not. */
const marks: Readonly<Record<string, string>> = {
  '2025-01': '-++--+++++--+++++--+++++-++----',
  '2025-02': '----++++-+++++--+++++--+++++',
  '2025-03': '--+++++--+++++--+++++--+++++--+',
  '2025-04': '+++---+++++--+++++--+++++-++++',
  '2025-05': '-----++++--+++++--+++++--+++++-',
  '2025-06': '--++++--+++++--+++++--+++++--+',
  '2025-07': '++++--+++++--+++++--+++++--++++',
  '2025-08': '+--+++++--+++++--+++++--+++++--',
  '2025-09': '+++++--+++++--+++++--+++++-+++',
  '2025-10': '--------+++-+++++--+++++--+++++',
  '2025-11': '--+++++--+++++--+++++--+++++--',
  '2025-12': '+++++--+++++--+++++--+++++--+++',
  '2026-01': '---++++++--+++++--+++++--+++++-',
  '2026-02': '-+++++--++++++---------+++++',
  '2026-03': '-+++++--+++++--+++++--+++++--++',
  '2026-04': '+++---++++--+++++--+++++--++++',
  '2026-05': '-----++++-+++++--+++++--+++++--',
  '2026-06': '+++++--+++++--++++---+++++--++',
  '2026-07': '+++--+++++--+++++--+++++--+++++',
  '2026-08': '--+++++--+++++--+++++--+++++--+',
  '2026-09': '++++--+++++--+++++-+++++---+++',
  '2026-10': '-------+++-+++++--+++++--+++++-',
  '2026-11': '-+++++--+++++--+++++--+++++--+',
  '2026-12': '++++--+++++--+++++--+++++--++++',
}

function off(name: string, from: string, to: string): CalendarDay[] {
  return days(from, to).map((date) => ({ date, working: false, name }))
}

function worked(name: string, from: string, to: string): CalendarDay[] {
  return days(from, to).map((date) => ({ date, working: true, name }))
}

function days(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10),
  )
}

const calendar = createWorkingDayCalendar(notices, [2026, 2025])

test.each(Object.entries(marks))('each day of %s is worked or not as the notice says', (month, expected) => {
  const seen = [...expected].map((_, index) =>
    calendar.isWorkingDay(`${month}-${String(index + 1).padStart(2, '0')}`) ? '+' : '-',
  )
  expect(seen.join('')).toBe(expected)
})

test('the marks cover every day of both years', () => {
  expect(Object.values(marks).join('')).toHaveLength(365 + 365)
})

test.each([
  {
    from: '2026-02-13',
    count: 5,
    date: '2026-02-27',
    why: 'Saturday 14 February is worked, the Spring Festival is not',
  },
  { from: '2026-02-13', count: 15, date: '2026-03-12', why: 'Saturday 28 February is worked too' },
  { from: '2026-02-13', count: 1, date: '2026-02-14', why: 'the day itself is not counted' },
  { from: '2026-02-13', count: 0, date: '2026-02-13', why: 'nothing to count' },
  { from: '2026-02-18', count: 1, date: '2026-02-24', why: 'a count may start on a holiday' },
  { from: '2025-12-31', count: 1, date: '2026-01-04', why: 'a worked Sunday ends the New Year holiday' },
])('$count working days after $from is $date: $why', ({ from, count, date }) => {
  expect(calendar.addWorkingDays(from, count)).toEqual({ date, provisional: false })
})

test.each([
  { year: 2025, count: 248 },
  { year: 2026, count: 248 },
])('$year has $count working days', ({ year, count }) => {
  expect(calendar.countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`)).toBe(count)
})

test('a count that touches a year not yet published is provisional, plain weeks assumed', () => {
  expect(calendar.isPublished('2026-12-31')).toBe(true)
  expect(calendar.isPublished('2027-01-01')).toBe(false)
  expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false })
  expect(calendar.addWorkingDays('2026-12-30', 2)).toEqual({ date: '2027-01-01', provisional: true })
  expect(calendar.addWorkingDays('2027-03-01', 0)).toEqual({ date: '2027-03-01', provisional: true })
})

test('the version names the notices in order', () => {
  expect(calendar.version).toBe('2025+2026')
})

const day = fc.integer({ min: 0, max: 729 }).map((offset) => days('2025-01-01', '2026-12-31')[offset] ?? '')

test('counting back over what was added gives the same number', () => {
  fc.assert(
    fc.property(day, fc.nat(120), (from, count) => {
      expect(calendar.countWorkingDays(from, calendar.addWorkingDays(from, count).date)).toBe(count)
    }),
  )
})

test('a count ends on a working day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (from, count) => {
      expect(calendar.isWorkingDay(calendar.addWorkingDays(from, count).date)).toBe(true)
    }),
  )
})

test('a count to an earlier day is the negative of the way back', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      expect(calendar.countWorkingDays(one, other) + calendar.countWorkingDays(other, one)).toBe(0)
    }),
  )
})
