import { expect, test } from 'vitest'
import { matchPage } from './match-page.ts'

const page = (path: string) => ({ path, permission: 'sample:view', load: async () => () => null })
const pages = [page('/items'), page('/items/:id'), page('/items/new'), page('/items/:id/supplement')]

test.each([
  ['/items', '/items', {}],
  ['items/', '/items', {}],
  ['/items/new', '/items/new', {}],
  ['/items/42', '/items/:id', { id: '42' }],
  ['/items/42/supplement', '/items/:id/supplement', { id: '42' }],
])('%s opens %s', (path, found, params) => {
  const match = matchPage(pages, path)
  expect(match?.page.path).toBe(found)
  expect(match?.params).toEqual(params)
})

test('a path that no page has opens none', () => {
  expect(matchPage(pages, '/reports')).toBeUndefined()
  expect(matchPage(pages, '')).toBeUndefined()
})
