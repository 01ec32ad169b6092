import { expect, expectTypeOf, test } from 'vitest'
import type { ParameterUse } from './policy.ts'
import { answerAll, ask, defineRule, keysOf } from './rules.ts'
import { amount, choice, share, wholeNumber } from './typed-parameters.ts'

const source = { document: '秦办发〔2011〕27号', section: '六(一)' }

/** At least so many square metres, or so many for each hundred households: 300, 20. */
const premises = defineRule({
  key: 'sample.premises',
  source,
  parameters: { least: wholeNumber('sample.least'), perHundred: amount('sample.per-hundred') },
  judge: ({ least, perHundred }, { households, area }: { households: number; area: number }) => {
    const required = Math.max(least, (households * perHundred) / 100)
    return { outcome: area >= required ? 'met' : 'unmet', measured: { required, area } }
  },
})

const floor = defineRule({
  key: 'sample.floor',
  source,
  parameters: { reading: choice('sample.reading', ['undecided', 'strict', 'loose']) },
  judge: ({ reading }, { floor }: { floor: number }) => {
    expectTypeOf(reading).toEqualTypeOf<'undecided' | 'strict' | 'loose'>()
    if (floor === 3 && reading === 'undecided') return { outcome: 'needs-decision', measured: { floor } }
    return { outcome: floor <= (reading === 'loose' ? 3 : 2) ? 'met' : 'unmet', measured: { floor } }
  },
})

function use(key: string, value: ParameterUse['value']): ParameterUse {
  return { key, value, unit: 'x', level: 'city', version: '2011-01-01', validFrom: '2011-01-01', source }
}

test('a finding carries the parameters by which it was judged, with their versions', () => {
  const uses = [use('sample.least', 300), use('sample.per-hundred', 20), use('sample.other', 1)]
  expect(answerAll([ask(premises, { households: 2000, area: 350 })], uses)).toEqual([
    {
      rule: 'sample.premises',
      source,
      outcome: 'unmet',
      measured: { required: 400, area: 350 },
      parameters: uses.slice(0, 2),
      missing: [],
    },
  ])
})

test('a rule whose parameter has no value is not judged, and says which', () => {
  const [finding] = answerAll([ask(premises, { households: 1, area: 1 })], [use('sample.least', 300)])
  expect(finding).toMatchObject({ outcome: 'no-value', missing: ['sample.per-hundred'], parameters: [{ value: 300 }] })
})

test('law that can be read in two ways waits for a decision', () => {
  const outcome = (reading: string, on: number) =>
    answerAll([ask(floor, { floor: on })], [use('sample.reading', reading)])[0]?.outcome
  expect(outcome('undecided', 3)).toBe('needs-decision')
  expect(outcome('undecided', 2)).toBe('met')
  expect(outcome('strict', 3)).toBe('unmet')
  expect(outcome('loose', 3)).toBe('met')
})

test.each([
  [use('sample.reading', 'elsewise'), /sample\.reading of 2011-01-01 must be a choice/],
  [use('sample.reading', 3), /sample\.reading/],
])('a value of another type is a fault that names its key', (wrong, message) => {
  expect(() => answerAll([ask(floor, { floor: 3 })], [wrong])).toThrow(message)
})

test('each key is read once, however many are asked about', () => {
  const questions = [1, 2, 3].map((households) => ask(premises, { households, area: 300 }))
  expect(keysOf(questions)).toEqual(['sample.least', 'sample.per-hundred'])
})

test.each([
  [wholeNumber('k'), [0, 15], [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '15', true]],
  [amount('k'), [0, 10.5, 3_350_000], [-0.01, 0.001, '10']],
  [share('k'), [50, 160, 0.5], [-1, 33.333, false]],
])('%o takes some values and no others', (parameter, good, bad) => {
  expect(good.filter(parameter.holds)).toEqual(good)
  expect(bad.filter(parameter.holds)).toEqual([])
})
