import type { ParameterDefinition } from '@linli/contract'
import { expect, test } from 'vitest'
import { emptyParameterForm as empty, findParameterProblems, readValue } from './parameter-form-values.ts'

const days: ParameterDefinition = {
  key: 'x.days',
  group: 'x',
  type: 'whole-number',
  unit: 'working-days',
  least: 1,
  most: 60,
  options: [],
  districtMay: 'lower',
  inDoubt: false,
  explained: false,
}
const money: ParameterDefinition = { ...days, type: 'amount', most: 1000 }
const reading: ParameterDefinition = { ...days, type: 'choice', options: ['strict', 'loose'] }

test.each([
  [days, '15', 15],
  [days, '0', undefined],
  [days, '61', undefined],
  [days, '1.5', undefined],
  [days, '１５', undefined],
  [money, '10.50', 10.5],
  [money, '10.505', undefined],
  [reading, 'strict', 'strict'],
  [reading, 'other', undefined],
  [{ ...days, type: 'yes-no' } as ParameterDefinition, 'no', false],
] as const)('%o reads %s as %s', (definition, typed, value) => {
  expect(readValue(definition, typed)).toBe(value)
})

const full = { ...empty, value: '10', validFrom: '2026-01-01', document: '秦民发〔2026〕3号' }
const named = (values: typeof empty, kind: 'set' | 'correct' | 'end' = 'set') =>
  findParameterProblems(values, days, kind).map(({ name }) => name)

test('what is missing is named', () => {
  expect(named(empty)).toEqual(['value', 'validFrom', 'document'])
  expect(named(full)).toEqual([])
  expect(named({ ...full, validTo: '2026-01-01' })).toEqual(['validTo'])
  expect(named({ ...full, document: '秦民发[2026]3号' })).toEqual(['document'])
  expect(named({ ...full, document: '秦民发〔2026〕03号' })).toEqual(['document'])
  expect(named({ ...full, basis: 'own', document: '' })).toEqual(['reason'])
})

test('a correction and an end need their reason', () => {
  expect(named(full, 'correct')).toEqual(['reason'])
  expect(named({ ...full, value: '' }, 'end')).toEqual(['reason'])
})
