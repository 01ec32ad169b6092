import { expect, test } from 'vitest'
import { isStorableText } from './well-formed-text.ts'

test.each([
  { what: 'nothing', text: '', storable: true },
  { what: 'Chinese', text: '邻里', storable: true },
  { what: 'a character beyond 16 bits', text: '𠮷', storable: true },
  { what: 'half of such a character', text: '𠮷'.charAt(0), storable: false },
  { what: 'a NUL character', text: 'a\u0000b', storable: false },
])('PostgreSQL stores $what: $storable', ({ text, storable }) => {
  expect(isStorableText(text)).toBe(storable)
})
