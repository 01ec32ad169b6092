import { expect, test } from 'vitest'
import { buildUnitTree } from './build-unit-tree.ts'

const units = [
  { id: 'd', kind: 'district', name: 'District', overseer: false, code: '130302' },
  { id: 'o', parentId: 'd', kind: 'department', name: 'Civil affairs', overseer: true },
  { id: 's', parentId: 'd', kind: 'street', name: 'North', overseer: false, code: '130302001' },
  { id: 'c1', parentId: 's', kind: 'community', name: 'Garden', overseer: false, code: '130302001001' },
  { id: 'c2', parentId: 's', kind: 'community', name: 'Harbour', overseer: false, code: '130302001002' },
  { id: 'c3', parentId: 'd', kind: 'community', name: 'Island', overseer: false },
] as const

test('tells departments, streets with communities, and communities without a street apart', () => {
  const tree = buildUnitTree(units)
  expect(tree.roots.map(({ id }) => id)).toEqual(['d'])
  expect(tree.departments.map(({ id }) => id)).toEqual(['o'])
  expect(tree.branches.map(({ street, communities }) => [street.id, communities.length])).toEqual([['s', 2]])
  expect(tree.direct.map(({ id }) => id)).toEqual(['c3'])
})

test('finds by name and by the beginning of a code', () => {
  expect(buildUnitTree(units, 'Harbour').branches[0]?.communities.map(({ id }) => id)).toEqual(['c2'])
  expect(buildUnitTree(units, '130302001').branches[0]?.communities).toHaveLength(2)
  expect(buildUnitTree(units, 'nowhere').branches).toEqual([])
})
