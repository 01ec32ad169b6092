import { expect, test } from 'vitest'
import { formatAmount } from './format-amount.ts'

test.each([
  ['515040', '515,040.00'],
  ['2.4', '2.40'],
  ['999999999999.99', '999,999,999,999.99'],
  ['0', '0.00'],
])('writes %s yuan as %s', (yuan, written) => {
  expect(formatAmount(yuan)).toBe(written)
})

test('leaves text that is no amount alone', () => {
  expect(formatAmount('')).toBe('')
  expect(formatAmount('12,000')).toBe('12,000')
})
