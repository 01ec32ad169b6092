import type { FactRow } from '@linli/contract'
import { expect, it } from 'vitest'
import { draftName, withoutSaved } from './typed-facts.ts'

const households = 'community.households'
// a row as far as a name needs it
const row = (period: string) => ({ definition: { key: households }, due: { period } }) as FactRow

it('keeps what was typed for one period apart from the next', () => {
  expect(draftName(row('2025-Q3'))).not.toBe(draftName(row('2025-Q4')))
  // what changes at any time has a day for a period, which is another one tomorrow
  expect(draftName(row('2026-01-02'))).toBe(draftName(row('2026-01-03')))
})

it('leaves what was refused, and what was typed while the answer was on its way', () => {
  const sent = { values: { 'a.one 2025': '1', 'a.two 2025': '2', 'a.three 2025': '3' }, reasons: { 'a.one 2025': 'x' } }
  const now = { ...sent, values: { ...sent.values, 'a.three 2025': '33', 'a.four 2025': '4' } }
  const made = [
    { key: 'a.one', period: '2025', saved: true },
    { key: 'a.two', period: '2025', saved: false, code: 'facts.not-a-value' },
    { key: 'a.three', period: '2025', saved: true },
  ]
  expect(withoutSaved(now, sent, made)).toEqual({
    values: { 'a.two 2025': '2', 'a.three 2025': '33', 'a.four 2025': '4' },
    reasons: {},
  })
})
