import { ask, choice, defineRule, wholeNumber } from '@linli/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { evaluateRules } from './evaluate-rules.ts'
import { getParameter } from './get-parameter.ts'
import { publishParameters } from './publish-parameters.ts'
import { readParameters } from './read-parameters.ts'
import { setParameter } from './set-parameter.ts'

let test: TestCity

const term = { key: 'committee.term-years', unit: 'years' }

beforeAll(async () => {
  test = await createTestCity()
  await publishParameters(test.database, [
    { ...term, value: 3, validFrom: '1990-01-01', sourceDocument: '城市居民委员会组织法', section: '§8' },
    { ...term, value: 5, validFrom: '2018-12-29', sourceDocument: '2018-12-29 决定', section: '' },
  ])
})

afterAll(() => test.drop())

const get = (tenant: TestTenant, on: string, key = term.key) =>
  test.database.read(coreModule, tenant.context, (scope) => getParameter(scope, { key, on }))

it('gives the value of the day with its version and source', async () => {
  expect(await get(test.haigang, '2018-12-28')).toMatchObject({
    value: { value: 3, version: '1990-01-01', level: 'city' },
  })
  expect(await get(test.haigang, '2026-03-02')).toEqual({
    ok: true,
    value: {
      key: term.key,
      value: 5,
      unit: 'years',
      level: 'city',
      version: '2018-12-29',
      validFrom: '2018-12-29',
      source: { document: '2018-12-29 决定', section: '' },
    },
  })
})

it('refuses a day before the first value, and a key that nobody set', async () => {
  const refused = { ok: false, refusal: { kind: 'not-found', code: 'parameter.not-found' } }
  expect(await get(test.haigang, '1989-12-31')).toMatchObject(refused)
  expect(await get(test.haigang, '2026-03-02', 'nothing')).toMatchObject(refused)
})

it('lets a district override its city for itself, from a day until a day', async () => {
  const own = {
    ...term,
    value: 4,
    validFrom: '2026-01-01',
    validTo: '2027-01-01',
    sourceDocument: '区文件',
    section: '一',
  }
  await test.database.write(coreModule, test.haigang.context, (scope) => setParameter(scope, own))
  expect(await get(test.haigang, '2025-12-31')).toMatchObject({ value: { value: 5, level: 'city' } })
  expect(await get(test.haigang, '2026-12-31')).toMatchObject({ value: { value: 4, level: 'district' } })
  expect(await get(test.haigang, '2027-01-01')).toMatchObject({ value: { value: 5, level: 'city' } })
  expect(await get(test.shanhaiguan, '2026-12-31')).toMatchObject({ value: { value: 5, level: 'city' } })
  const again = await test.database.write(coreModule, test.haigang.context, (scope) => setParameter(scope, own))
  expect(again).toMatchObject({ ok: false, refusal: { kind: 'conflict', code: 'parameter.already-set' } })
})

const overTerm = defineRule({
  key: 'committee.over-term',
  source: { document: '城市居民委员会组织法', section: '§8' },
  parameters: { years: wholeNumber(term.key) },
  judge: ({ years }, served: number) => ({ outcome: served <= years ? 'met' : 'unmet', measured: { served, years } }),
})

it('judges by the values of the day and of the tenant, and names their versions', async () => {
  const judge = (tenant: TestTenant, on: string) =>
    test.database.read(coreModule, tenant.context, (scope) =>
      evaluateRules(scope, { on, questions: [ask(overTerm, 4), ask(overTerm, 6)] }),
    )
  const used = (version: string, level: string) => [{ key: term.key, version, level }]
  expect(await judge(test.haigang, '2018-12-28')).toMatchObject([
    { outcome: 'unmet', parameters: used('1990-01-01', 'city') },
    { outcome: 'unmet' },
  ])
  expect(await judge(test.haigang, '2026-06-01')).toMatchObject([
    { outcome: 'met', parameters: used('2026-01-01', 'district') },
    { outcome: 'unmet' },
  ])
  expect(await judge(test.shanhaiguan, '2026-06-01')).toMatchObject([
    { outcome: 'met', parameters: used('2018-12-29', 'city') },
    { outcome: 'unmet' },
  ])
  expect(await judge(test.haigang, '1989-12-31')).toMatchObject([
    { outcome: 'no-value', missing: [term.key] },
    { outcome: 'no-value' },
  ])
})

it('reads typed values with the uses to keep, and takes no value of another type', async () => {
  const read = (on: string) =>
    test.database.read(coreModule, test.haigang.context, (scope) =>
      readParameters(scope, { years: wholeNumber(term.key) }, on),
    )
  expect(await read('2026-06-01')).toMatchObject({
    value: { values: { years: 4 }, uses: [{ key: term.key, version: '2026-01-01' }] },
  })
  expect(await read('1989-12-31')).toMatchObject({ refusal: { code: 'parameter.not-found' } })
  const wrong = test.database.read(coreModule, test.haigang.context, (scope) =>
    readParameters(scope, { reading: choice(term.key, ['strict']) }, '2026-06-01'),
  )
  await expect(wrong).rejects.toThrow('committee.term-years')
})

it('lets no district write into its city’s catalogue', async () => {
  const before = await get(test.city, '2026-03-02')
  await test.database.write(coreModule, test.haigang.context, (scope) =>
    scope.db.updateTable('core.parameter').set({ value: '9' }).execute(),
  )
  expect(await get(test.city, '2026-03-02')).toEqual(before)
})

it('keeps what is there when defaults are published again', async () => {
  await publishParameters(test.database, [
    { ...term, value: 99, validFrom: '2018-12-29', sourceDocument: 'x', section: '' },
  ])
  expect(await get(test.shanhaiguan, '2026-03-02')).toMatchObject({ value: { value: 5 } })
})
