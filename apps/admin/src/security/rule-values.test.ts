import { expect, test } from 'vitest'
import { changedRules, isWithin, rulesOf, textsOf } from './rule-values.ts'

const rules = {
  minLength: 10,
  characterKinds: 1,
  passphraseLength: 0,
  history: 1,
  maxAgeDays: 0,
  refuseCommon: true,
  lockoutFailures: 5,
  lockoutMinutes: 15,
  idleMinutes: 30,
  absoluteMinutes: 720,
  secondFactor: 'none',
  graceDays: 7,
  invitationHours: 72,
  recordDays: 180,
} as const

test('rules are the same after they were typed', () => {
  expect(rulesOf(textsOf(rules))).toEqual(rules)
})

test('what has changed is told by name', () => {
  expect(changedRules(rules, { ...rules, minLength: 12, refuseCommon: false })).toEqual(['minLength', 'refuseCommon'])
})

test.each([
  ['8', true],
  ['64', true],
  ['7', false],
  ['65', false],
  ['0', false],
  ['8.5', false],
  ['-8', false],
  ['', false],
  ['八', false],
])('%j is between 8 and 64: %s', (text, expected) => {
  expect(isWithin(text, { min: 8, max: 64, mayBeOff: false })).toBe(expected)
})

test('0 turns off what may be off', () => {
  expect(isWithin('0', { min: 30, max: 365, mayBeOff: true })).toBe(true)
  expect(isWithin('29', { min: 30, max: 365, mayBeOff: true })).toBe(false)
})
