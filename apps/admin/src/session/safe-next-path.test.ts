import { expect, test } from 'vitest'
import { safeNextPath } from './safe-next-path.ts'

test('a path of the application is followed', () => {
  expect(safeNextPath('/admission/items?state=accepted')).toBe('/admission/items?state=accepted')
})

test.each([
  undefined,
  '',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
])('%j leads home', (next) => {
  expect(safeNextPath(next)).toBe('/')
})
