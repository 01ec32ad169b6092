import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findResidentIdFlaw } from './resident-id.ts'

const today = '2026-03-02'
/** The standard's own example, nobody's number. */
const example = '11010519491231002X'

test.each([
  { text: example, flaw: undefined },
  { text: '110105194912310021', flaw: 'check-digit' },
  { text: '11010519490229002X', flaw: 'birthday' },
  { text: '11010519491301002X', flaw: 'birthday' },
  { text: '11010520260303002X', flaw: 'birthday' },
  { text: '11010519491231002x', flaw: 'character' },
  { text: '1101051949123100２X', flaw: 'character' },
  { text: '01010519491231002X', flaw: 'character' },
  { text: '11010549123100', flaw: 'length' },
  { text: '', flaw: 'length' },
])('$text: $flaw', ({ text, flaw }) => {
  expect(findResidentIdFlaw(text, today)).toBe(flaw)
})

test('a retired area code is accepted: exactly one check digit fits', () => {
  const fitting = [...'0123456789X'].filter((last) => !findResidentIdFlaw(`13032319491231002${last}`, today))
  expect(fitting).toHaveLength(1)
})

test('a birthday counts from its own day on', () => {
  expect(findResidentIdFlaw(example, '1949-12-31')).toBeUndefined()
  expect(findResidentIdFlaw(example, '1949-12-30')).toBe('birthday')
})

test('one changed digit is always noticed', () => {
  fc.assert(
    fc.property(fc.nat(16), fc.nat(9), (at, digit) => {
      fc.pre(example.charAt(at) !== String(digit))
      expect(findResidentIdFlaw(example.slice(0, at) + digit + example.slice(at + 1), today)).toBeDefined()
    }),
  )
})
