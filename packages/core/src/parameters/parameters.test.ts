import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { getParameter } from './get-parameter.ts'
import { publishParameters } from './publish-parameters.ts'
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
  expect(await get(test.haigang, '2026-12-31')).toMatchObject({ value: { value: 4, level: 'tenant' } })
  expect(await get(test.haigang, '2027-01-01')).toMatchObject({ value: { value: 5, level: 'city' } })
  expect(await get(test.shanhaiguan, '2026-12-31')).toMatchObject({ value: { value: 5, level: 'city' } })
  const again = await test.database.write(coreModule, test.haigang.context, (scope) => setParameter(scope, own))
  expect(again).toMatchObject({ ok: false, refusal: { kind: 'conflict', code: 'parameter.already-set' } })
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
