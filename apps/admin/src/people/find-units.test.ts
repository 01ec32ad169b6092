import { expect, test } from 'vitest'
import { findUnits } from './find-units.ts'

const units = [
  { id: 'd', kind: 'district', name: 'Harbour district', overseer: false, code: '130302' },
  { id: 'n', parentId: 'd', kind: 'street', name: 'North', overseer: false, code: '130302001' },
  { id: 's', parentId: 'd', kind: 'street', name: 'South', overseer: false, code: '130302002' },
  { id: 'c1', parentId: 'n', kind: 'community', name: 'Garden', overseer: false, code: '130302001001' },
  { id: 'c2', parentId: 's', kind: 'community', name: 'Garden', overseer: false, code: '130302002001' },
  { id: 'o', parentId: 'd', kind: 'department', name: 'Civil affairs', overseer: true },
] as const

const idsOf = (text: string) => findUnits(units, text).flatMap(({ choices }) => choices.map(({ id }) => id))

test('without a text all units are there, the higher before the lower', () => {
  expect(findUnits(units, ' ').map(({ kind }) => kind)).toEqual(['district', 'department', 'street', 'community'])
  expect(idsOf('')).toHaveLength(units.length)
})

test('communities of one name are told apart by their streets', () => {
  expect(findUnits(units, 'Garden')[0]?.choices.map(({ label }) => label)).toEqual(['North Garden', 'South Garden'])
  expect(idsOf('Gar South')).toEqual(['c2'])
})

test('a part of the name or the beginning of the code finds', () => {
  expect(idsOf('affairs')).toEqual(['o'])
  expect(idsOf('130302001')).toEqual(['n', 'c1'])
  expect(idsOf('302001')).toEqual([])
})
