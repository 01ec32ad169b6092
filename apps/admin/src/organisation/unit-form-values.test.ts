import { expect, test } from 'vitest'
import { attributesIn, emptyUnitForm, findUnitProblems } from './unit-form-values.ts'

const estate = { ...emptyUnitForm('estate', '2026-03-02'), name: 'x' }
const problemsOf = (values: object) => findUnitProblems({ ...estate, ...values }, { kind: 'estate', adding: true })

test('asks for kind, name and day, and for values that are values', () => {
  expect(findUnitProblems(emptyUnitForm(undefined, ''), { kind: undefined, adding: true })).toHaveLength(3)
  expect(problemsOf({})).toEqual([])
  expect(problemsOf({ households: '1,200' })).toEqual([{ name: 'households', key: 'unit.problem.number' }])
  expect(problemsOf({ 'handed-over-on': '2026-02-30' })).toEqual([{ name: 'handed-over-on', key: 'unit.problem.date' }])
})

test('leaves strength and place of a military unit out', () => {
  const values = { ...emptyUnitForm('resident-unit', ''), name: 'x', 'resident-unit-type': 'military', headcount: '9' }
  expect(findUnitProblems(values, { kind: 'resident-unit', adding: false })).toEqual([
    { name: 'headcount', key: 'refusal.unit.military-detail' },
  ])
})

test('sends what was cleared', () => {
  expect(attributesIn({ ...estate, households: ' 12 ' }, 'estate').slice(0, 2)).toEqual([
    { key: 'households', value: '12' },
    { key: 'occupied-households', value: '' },
  ])
})
