import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCreditCodeFlaw } from './credit-code.ts'

const valid = '91350100M000100Y43'
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

test.each([
  { text: valid, flaw: undefined },
  { text: '91350211M0000XUF46', flaw: 'check-digit' },
  { text: '91350100M000100Y53', flaw: 'organisation-check-digit' },
  { text: '9135010XM000100Y43', flaw: 'division' },
  { text: '91350100M000100Y4', flaw: 'length' },
  { text: '91350100M000100Y433', flaw: 'length' },
  { text: '', flaw: 'length' },
  { text: '91350100m000100Y43', flaw: 'character' },
  { text: '91350100I000100Y43', flaw: 'character' },
  { text: '91350100M000100Y4３', flaw: 'character' },
])('$text: $flaw', ({ text, flaw }) => {
  expect(findCreditCodeFlaw(text)).toBe(flaw)
})

test('one changed character is always noticed', () => {
  fc.assert(
    fc.property(fc.nat(17), fc.constantFrom(...alphabet), (at, character) => {
      fc.pre(valid.charAt(at) !== character)
      expect(findCreditCodeFlaw(valid.slice(0, at) + character + valid.slice(at + 1))).toBeDefined()
    }),
  )
})

test('two neighbours that changed places are always noticed', () => {
  fc.assert(
    fc.property(fc.nat(16), (at) => {
      fc.pre(valid.charAt(at) !== valid.charAt(at + 1))
      const swapped = valid.slice(0, at) + valid.charAt(at + 1) + valid.charAt(at) + valid.slice(at + 2)
      expect(findCreditCodeFlaw(swapped)).toBeDefined()
    }),
  )
})

test('exactly one check character fits each code', () => {
  fc.assert(
    fc.property(fc.constantFrom('91', '12', '51', '54', '55'), (head) => {
      const fitting = [...alphabet].filter((last) => !findCreditCodeFlaw(`${head}130304M000100Y4${last}`))
      expect(fitting).toHaveLength(1)
    }),
  )
})
