import type { UnitRow } from '@linli/contract'
import { expect, test } from 'vitest'
import { rolesFor } from './person-form-values.ts'

const bureau = { kind: 'department', overseer: true } as UnitRow
const office = { kind: 'department', overseer: false } as UnitRow

test('a department of the city has officers of the city and no clerks', () => {
  expect(rolesFor(bureau, true)).toEqual(['city-officer'])
  expect(rolesFor(office, true)).toEqual(['city-officer'])
})

test('a department of a district has clerks and no officers of the city', () => {
  expect(rolesFor(bureau, false)).toEqual(['office-clerk'])
  expect(rolesFor(office, false)).toEqual(['department-clerk'])
})
