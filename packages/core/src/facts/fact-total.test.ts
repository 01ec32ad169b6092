import type { FactDefinition } from '@linli/contract'
import { expect, it } from 'vitest'
import { isWithheld, totalOf } from './fact-total.ts'
import { standardFacts } from './standard-facts.ts'

const [standard] = standardFacts
if (standard === undefined) throw new Error('There are no standard facts')
const definition: FactDefinition = {
  ...standard,
  additive: true,
  type: 'integer',
  sensitivity: 'area',
  level: 'city',
  knownSince: '2025-01-01',
}
const sum = (values: readonly string[], unread: readonly boolean[], more: Partial<FactDefinition> = {}) =>
  totalOf({ definition: { ...definition, ...more }, values, expected: 5, unread, fewestUnits: 3 })

it('adds up what the reader may read anyway', () => {
  expect(sum(['2', '3'], [])).toEqual({ entered: 2, expected: 5, total: '5' })
})

it('tells a sum that hides something only where enough units, all of which have entered it, are hidden', () => {
  expect(sum(['1', '1', '1', '1', '1'], [true, true, true])).toMatchObject({ total: '5' })
  // the reader knows three of five
  expect(sum(['1', '1', '1', '1', '1'], [true, true])).not.toHaveProperty('total')
  // the fourth would be what the sum has grown by
  expect(sum(['1', '1', '1', '1'], [true, true, true, false])).not.toHaveProperty('total')
  expect(sum(['1', '1', '1', '1', '1'], [true, true, true], { sensitivity: 'personal' })).not.toHaveProperty('total')
})

it('tells a sum that is kept back from one that there is not', () => {
  expect(isWithheld(definition)(sum(['1'], [true]))).toBe(true)
  expect(isWithheld(definition)(sum([], [false]))).toBe(false)
  expect(isWithheld({ ...definition, additive: false })({ entered: 1, expected: 5 })).toBe(false)
})

it('counts no value that was entered while the fact was something else, and never fails on one', () => {
  expect(sum(['2', '三百户', '1.5', '3'], [])).toEqual({ entered: 2, expected: 5, total: '5' })
  expect(sum(['很多'], [])).toEqual({ entered: 0, expected: 5 })
})
