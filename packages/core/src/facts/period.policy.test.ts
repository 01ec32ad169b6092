import { createWorkingDayCalendar } from '@linli/kernel'
import { describe, expect, it, test } from 'vitest'
import { dueOfFact } from './fact-due.policy.ts'
import { askedPeriod, fitsFrequency, holdsFrom, recentPeriods, spanOf } from './period.policy.ts'
import { standardFacts } from './standard-facts.ts'
import { addAmounts, isUnusual, readFactValue } from './value.policy.ts'

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-Q4', '2026-10-01', '2026-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
])('the period %s lasts from %s to %s', (period, firstDay, lastDay) => {
  expect(spanOf(period)).toEqual({ firstDay, lastDay })
})

test.each([
  ['year', '2026-03-02', '2025'],
  ['quarter', '2026-03-02', '2025-Q4'],
  ['quarter', '2026-04-01', '2026-Q1'],
  ['month', '2026-01-31', '2025-12'],
  ['month', '2026-03-01', '2026-02'],
  ['once', '2026-03-02', 'once'],
  ['as-changed', '2026-03-02', '2026-03-02'],
] as const)('%s: on %s the period %s is to be entered', (frequency, today, period) => {
  expect(askedPeriod(frequency, today)).toBe(period)
  expect(fitsFrequency(period, frequency)).toBe(true)
})

test('periods that could be chosen, latest first, over the turn of the year', () => {
  expect(recentPeriods('quarter', '2026-05-01', 3)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3'])
  expect(recentPeriods('month', '2026-02-28', 3)).toEqual(['2026-01', '2025-12', '2025-11'])
  expect(recentPeriods('once', '2026-02-28', 3)).toEqual([])
})

test('a value holds from the first day of its period, or from the unit’s first day', () => {
  expect(holdsFrom('2026-Q2', '2000-01-01')).toBe('2026-04-01')
  expect(holdsFrom('2026-05-06', '2000-01-01')).toBe('2026-05-06')
  expect(holdsFrom('once', '2000-01-01')).toBe('2000-01-01')
})

describe('what is due', () => {
  const [fact] = standardFacts
  if (fact === undefined) throw new Error('no fact ships with the product')
  const definition = { ...fact, level: 'city', knownSince: '2025-06-01' } as const
  const calendar = createWorkingDayCalendar([{ date: '2026-01-01', working: false, name: '元旦' }], [2025, 2026])
  const asked = { calendar, unitSince: '2020-01-01', filled: false }

  it('is due so many working days after the period, and late after that', () => {
    // ten working days after 2025-12-31, New Year's Day not among them
    expect(dueOfFact(definition, { ...asked, today: '2026-01-15' })).toEqual({
      period: '2025-Q4',
      state: 'to-fill',
      dueOn: '2026-01-15',
      workingDaysLeft: 0,
      provisional: false,
    })
    expect(dueOfFact(definition, { ...asked, today: '2026-01-16' })).toMatchObject({
      state: 'overdue',
      workingDaysLeft: -1,
    })
    expect(dueOfFact(definition, { ...asked, today: '2026-01-16', filled: true })).toEqual({
      period: '2025-Q4',
      state: 'filled',
    })
  })

  it('is late with nothing that ended before the fact, or the unit, was there', () => {
    const open = { period: '2025-Q4', state: 'to-fill' }
    expect(dueOfFact({ ...definition, knownSince: '2026-01-01' }, { ...asked, today: '2026-02-16' })).toEqual(open)
    expect(dueOfFact(definition, { ...asked, unitSince: '2026-01-01', today: '2026-02-16' })).toEqual(open)
  })
})

describe('a value', () => {
  const integer = { key: 'a.b', type: 'integer', scale: 0, choices: [], hardMin: 0, hardMax: 5000 } as const
  const decimal = { ...integer, type: 'decimal', scale: 2 } as const

  test.each([
    [integer, ' １，２３４ ', '1234'],
    [integer, '0', '0'],
    [decimal, '12.50', '12.50'],
    [{ ...integer, type: 'yes-no' } as const, 'yes', 'yes'],
    [{ ...integer, type: 'date' } as const, '2024-02-29', '2024-02-29'],
    [{ ...integer, type: 'text' } as const, ' 人民里 １ 号 ', '人民里 １ 号'],
  ])('%o typed %j is kept as %j', (definition, typed, value) => {
    expect(readFactValue(definition, typed)).toEqual({ ok: true, value })
  })

  test.each([
    [integer, '1.5', 'facts.not-a-value'],
    [integer, '12a', 'facts.not-a-value'],
    [integer, '1e3', 'facts.not-a-value'],
    [integer, '007', 'facts.not-a-value'],
    [integer, '-1', 'facts.out-of-range'],
    [integer, '5001', 'facts.out-of-range'],
    [decimal, '1.234', 'facts.not-a-value'],
    [{ ...integer, type: 'date' } as const, '2025-02-29', 'facts.not-a-value'],
    [{ ...integer, type: 'yes-no' } as const, '是', 'facts.not-a-value'],
  ])('%o refuses %j with %s', (definition, typed, code) => {
    expect(readFactValue(definition, typed)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('is unusual outside the soft bounds alone', () => {
    expect([999, 1000, 3000, 3001].map((n) => isUnusual({ softMin: 1000, softMax: 3000 }, String(n)))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('is added up without losing a cent', () => {
    expect(addAmounts(['0.1', '0.2', '1234567890123.45'], 2)).toBe('1234567890123.75')
    expect(addAmounts(['3', '4'], 0)).toBe('7')
    expect(addAmounts(['-0.50', '0.25'], 2)).toBe('-0.25')
  })
})
