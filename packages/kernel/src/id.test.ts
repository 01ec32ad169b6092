import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId, newId } from './id.ts'

const moment = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
})

test('an id is a lower-case UUID of version 7 and variant 10', () => {
  fc.assert(
    fc.property(moment, (at) => {
      const id = newId(at)
      expect(isId(id)).toBe(true)
      expect(id.charAt(14)).toBe('7')
      expect('89ab').toContain(id.charAt(19))
    }),
  )
})

test('an id made later sorts later, as text', () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      fc.pre(one.getTime() < other.getTime())
      expect(newId(one) < newId(other)).toBe(true)
    }),
  )
})

test('an id carries its moment to the millisecond', () => {
  fc.assert(
    fc.property(moment, (at) => {
      expect(Number.parseInt(newId(at).replace('-', '').slice(0, 12), 16)).toBe(at.getTime())
    }),
  )
})

test('ids of one millisecond differ', () => {
  const at = new Date('2026-03-02T01:00:00Z')
  const ids = Array.from({ length: 10_000 }, () => newId(at))
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  '',
  'x',
  '018f3c1e-0000-7000-8000-00000000000',
  '018F3C1E-0000-7000-8000-000000000000',
  '018f3c1e-0000-7000-8000-000000000000\n',
])('is not an id: %j', (text) => {
  expect(isId(text)).toBe(false)
})
