import { expect, test } from 'vitest'
import { multiplyAmount } from './funding-text.ts'

test.each([
  ['2.40', 214_600, '515040.00'],
  ['0.1', 3, '0.30'],
  ['0.01', 1, '0.01'],
  ['999999999999.99', 2000, '1999999999999980.00'],
])('%s yuan for %i communities are %s', (yuan, communities, total) => {
  expect(multiplyAmount(yuan, communities)).toBe(total)
})
