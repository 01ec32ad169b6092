import { expect, test } from 'vitest'
import { findDivisionCodeFlaw } from './division-code.ts'

test.each([
  { text: '130000000000', flaw: undefined, what: 'a province' },
  { text: '130300000000', flaw: undefined, what: 'a city' },
  { text: '130302000000', flaw: undefined, what: 'a district' },
  { text: '130371000000', flaw: undefined, what: 'a zone that exists in statistics only' },
  { text: '130323000000', flaw: undefined, what: 'a retired county' },
  { text: '130302001000', flaw: undefined, what: 'a street' },
  { text: '130302404000', flaw: undefined, what: 'a development zone with the rank of a township' },
  { text: '130302001001', flaw: undefined, what: 'a community' },
  { text: '130324100401', flaw: undefined, what: 'a body like a community' },
  { text: '441900003000', flaw: undefined, what: 'a street of a city without counties' },
  { text: '130302', flaw: 'length', what: 'the short form' },
  { text: '13030200100a', flaw: 'character', what: 'a letter' },
  { text: '13030200100１', flaw: 'character', what: 'a full-width digit' },
  { text: '000302001001', flaw: 'gap', what: 'no province' },
  { text: '130002000000', flaw: 'gap', what: 'a county without a city' },
  { text: '130000001000', flaw: 'gap', what: 'a township without a city' },
  { text: '130302000001', flaw: 'gap', what: 'a community without a township' },
  { text: '130302600000', flaw: 'township', what: 'a township beyond the ranges' },
  { text: '130302001600', flaw: 'community', what: 'a community beyond the ranges' },
])('$text is $what: $flaw', ({ text, flaw }) => {
  expect(findDivisionCodeFlaw(text)).toBe(flaw)
})
