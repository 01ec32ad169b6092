import { expect, test } from 'vitest'
import { buildReachTree, filterReachTree, shareOf } from './reach-tree.ts'

const units = [
  { id: 'd', kind: 'district', name: 'District', overseer: false },
  { id: 's1', parentId: 'd', kind: 'street', name: 'North Street', overseer: false },
  { id: 's2', parentId: 'd', kind: 'street', name: 'South Street', overseer: false },
  { id: 'c1', parentId: 's1', kind: 'community', name: 'Garden', overseer: false },
  { id: 'c2', parentId: 's1', kind: 'community', name: 'Harbour', overseer: false },
  { id: 'c3', parentId: 'd', kind: 'community', name: 'Island', overseer: false },
] as const

test('puts communities under their street, and those without one under the district', () => {
  const tree = buildReachTree(units)
  expect(tree.map(({ name, communities }) => [name, communities.map(({ id }) => id)])).toEqual([
    ['North Street', ['c1', 'c2']],
    ['District', ['c3']],
  ])
})

test('finds communities by name, and all of a street by its name', () => {
  const tree = buildReachTree(units)
  expect(filterReachTree(tree, 'Garden').flatMap(({ communities }) => communities.map(({ id }) => id))).toEqual(['c1'])
  expect(filterReachTree(tree, 'North').flatMap(({ communities }) => communities.map(({ id }) => id))).toEqual([
    'c1',
    'c2',
  ])
  expect(filterReachTree(tree, 'nowhere')).toEqual([])
})

test('tells none, some and all apart', () => {
  const communities = buildReachTree(units)[0]?.communities ?? []
  expect(shareOf(communities, new Set())).toBe('none')
  expect(shareOf(communities, new Set(['c1']))).toBe('some')
  expect(shareOf(communities, new Set(['c1', 'c2', 'c3']))).toBe('all')
})
