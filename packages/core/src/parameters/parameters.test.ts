import { ask, choice, defineRule, type ParameterDefault, wholeNumber } from '@linli/contract'
import type { Result } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { correctParameter } from './correct-parameter.ts'
import { endParameter } from './end-parameter.ts'
import { evaluateRules } from './evaluate-rules.ts'
import { getParameter } from './get-parameter.ts'
import { getParameterDetail } from './get-parameter-detail.ts'
import { listParameters } from './list-parameters.ts'
import { createParameterCatalogue } from './parameter-catalogue.ts'
import type { ParameterWork } from './parameter-work.ts'
import { publishParameters } from './publish-parameters.ts'
import { readParameters } from './read-parameters.ts'
import { setParameter } from './set-parameter.ts'
import { withdrawParameter } from './withdraw-parameter.ts'

let test: TestCity
let key = ''
let made = 0

const law = { sourceDocument: '城市居民委员会组织法', section: '第八条' }
const declared = (name: string, more: Partial<ParameterDefault> = {}): ParameterDefault => ({
  key: name,
  unit: 'years',
  type: 'whole-number',
  least: 1,
  most: 10,
  value: 5,
  validFrom: '2018-12-29',
  ...law,
  earlier: [{ value: 3, validFrom: '1990-01-01', ...law }],
  ...more,
})
const names = Array.from({ length: 16 }, (_, index) => `term.number-${index}`)
const parameters = [
  ...names.map((name) => declared(name)),
  declared('term.city-alone', { districtMay: 'nothing' }),
  declared('term.raise', { districtMay: 'raise' }),
  declared('term.lower', { districtMay: 'lower' }),
  declared('term.reading', { type: 'choice', options: ['strict', 'loose'], value: 'strict', earlier: [] }),
]
const catalogue = createParameterCatalogue([{ parameters, users: [] }])
const own = { basis: 'own', section: '', reason: '区政府常务会议决定' } as const
const numbered = { basis: 'numbered', document: '秦海政发〔2026〕3号', section: '一', reason: '' } as const

beforeAll(async () => {
  test = await createTestCity()
  await publishParameters(test.database, parameters, test.clock)
})
beforeEach(() => {
  key = names[made++] ?? ''
})
afterAll(() => test.drop())

const get = (tenant: TestTenant, on: string, name = key) =>
  test.database.read(coreModule, tenant.context, (scope) => getParameter(scope, { key: name, on }))

const detail = (tenant: TestTenant, question: { on: string; knownOn?: string }) =>
  test.database.read(coreModule, tenant.context, async (scope) => {
    const found = await getParameterDetail(scope, { catalogue, key, today: '2026-03-02', ...question })
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  })

/** A use case in one transaction, rolled back by a refusal as the wire does. */
async function change<T>(tenant: TestTenant, run: (work: ParameterWork) => Promise<Result<T>>): Promise<Result<T>> {
  const actor = tenant === test.city ? tenant.actors.officer : tenant.actors.office
  let answer: Result<T> | undefined
  await test.database
    .write(coreModule, tenant.contextOf(actor), async (scope) => {
      answer = await run({ scope, actor, catalogue, at: test.clock.now() })
      if (!answer.ok) throw new Error('rolled back')
    })
    .catch((error: unknown) => {
      if (answer === undefined) throw error
    })
  if (answer === undefined) throw new Error('nothing was answered')
  return answer
}

const set = (tenant: TestTenant, value: number | string, validFrom: string, more = {}) =>
  change(tenant, (work) => setParameter(work, { key, value, validFrom, ...numbered, ...more }))

function idOf(result: Result<{ id: string }>): string {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.id
}

const refused = (code: string) => ({ ok: false, refusal: { code: `parameter.${code}` } })

describe('the value of a day', () => {
  it('comes with its version, level and source', async () => {
    expect(await get(test.haigang, '2018-12-28')).toMatchObject({ value: { value: 3, version: '1990-01-01' } })
    expect(await get(test.haigang, '2026-03-02')).toEqual({
      ok: true,
      value: {
        key,
        value: 5,
        unit: 'years',
        level: 'product',
        version: '2018-12-29',
        validFrom: '2018-12-29',
        source: { document: law.sourceDocument, section: law.section },
      },
    })
    expect(await get(test.haigang, '1989-12-31')).toMatchObject(refused('not-found'))
    expect(await get(test.haigang, '2026-03-02', 'nothing')).toMatchObject(refused('not-found'))
  })

  it('is a district’s own before its city’s, and a city’s before the product’s', async () => {
    await set(test.city, 6, '2026-01-01')
    await set(test.haigang, 4, '2026-02-01', { validTo: '2027-01-01' })
    expect(await get(test.haigang, '2025-12-31')).toMatchObject({ value: { value: 5, level: 'product' } })
    expect(await get(test.haigang, '2026-01-31')).toMatchObject({ value: { value: 6, level: 'city' } })
    expect(await get(test.haigang, '2026-02-01')).toMatchObject({ value: { value: 4, level: 'district' } })
    expect(await get(test.haigang, '2026-12-31')).toMatchObject({ value: { value: 4, level: 'district' } })
    expect(await get(test.haigang, '2027-01-01')).toMatchObject({ value: { value: 6, level: 'city' } })
    expect(await get(test.shanhaiguan, '2026-12-31')).toMatchObject({ value: { value: 6, level: 'city' } })
  })

  it('ends where a later one begins, for good', async () => {
    await set(test.haigang, 4, '2026-01-01')
    await set(test.haigang, 7, '2026-04-01', { validTo: '2026-05-01' })
    expect(await get(test.haigang, '2026-03-31')).toMatchObject({ value: { value: 4 } })
    expect(await get(test.haigang, '2026-04-30')).toMatchObject({ value: { value: 7 } })
    expect(await get(test.haigang, '2026-05-01')).toMatchObject({ value: { value: 5, level: 'product' } })
    expect(await set(test.haigang, 8, '2026-04-01')).toMatchObject(refused('already-set'))
  })

  it('is the city’s again where a district ends its own', async () => {
    const end = (validFrom: string) => change(test.haigang, (work) => endParameter(work, { key, validFrom, ...own }))
    expect(await end('2026-06-01')).toMatchObject(refused('nothing-to-end'))
    await set(test.haigang, 4, '2026-01-01')
    idOf(await end('2026-06-01'))
    expect(await get(test.haigang, '2026-05-31')).toMatchObject({ value: { value: 4 } })
    expect(await get(test.haigang, '2026-06-01')).toMatchObject({ value: { value: 5, level: 'product' } })
  })
})

describe('what may be set', () => {
  it('is of the parameter’s type and within its bounds', async () => {
    for (const wrong of [0, 11, 2.5, '5']) {
      expect(await set(test.haigang, wrong, '2026-01-01')).toMatchObject(refused('value-not-allowed'))
    }
    const reading = (value: string) => set(test.haigang, value, '2026-01-01', { key: 'term.reading' })
    expect(await reading('elsewise')).toMatchObject(refused('value-not-allowed'))
    expect(await reading('loose')).toMatchObject({ ok: true })
    expect(await set(test.haigang, 5, '2026-01-01', { key: 'term.unknown' })).toMatchObject(refused('not-declared'))
    expect(await set(test.haigang, 5, '2026-01-02', { validTo: '2026-01-02' })).toMatchObject(refused('day-order'))
  })

  it('rests on a document with a proper number, on a law, or on a decision with its reason', async () => {
    const by = (basis: object) => set(test.haigang, 4, '2026-01-01', { document: undefined, ...basis })
    expect(await by({ basis: 'numbered', document: '秦海政发[2026]3号' })).toMatchObject(refused('document-number'))
    expect(await by({ basis: 'numbered' })).toMatchObject(refused('document-required'))
    expect(await by({ basis: 'own', reason: '' })).toMatchObject(refused('reason-required'))
    expect(await by({ basis: 'own', reason: '试点' })).toMatchObject({ ok: true })
    expect(await get(test.haigang, '2026-01-01')).toMatchObject({ value: { source: { document: '本区规定' } } })
  })

  it('is for a district what the parameter lets it do', async () => {
    const district = (name: string, value: number) => set(test.haigang, value, '2026-01-01', { key: name })
    expect(await district('term.city-alone', 5)).toMatchObject(refused('city-alone'))
    expect(await district('term.raise', 4)).toMatchObject(refused('weaker-than-city'))
    expect(await district('term.raise', 6)).toMatchObject({ ok: true })
    expect(await district('term.lower', 6)).toMatchObject(refused('weaker-than-city'))
    expect(await district('term.lower', 4)).toMatchObject({ ok: true })
    expect(await set(test.city, 6, '2026-01-01', { key: 'term.city-alone' })).toMatchObject({ ok: true })
    // what the city has planned binds whoever would still hold another value then
    expect(await set(test.city, 9, '2027-01-01', { key: 'term.raise' })).toMatchObject({ ok: true })
    const other = (value: number, more = {}) =>
      set(test.shanhaiguan, value, '2026-06-01', { key: 'term.raise', ...more })
    expect(await other(8)).toMatchObject({
      ok: false,
      refusal: { code: 'parameter.weaker-than-city', params: { above: 9 } },
    })
    expect(await other(8, { validTo: '2027-01-01' })).toMatchObject({ ok: true })
  })
})

describe('a correction', () => {
  it('is a row of its own; the old one stays, and what was known then can be asked', async () => {
    const id = idOf(await set(test.haigang, 4, '2026-01-01'))
    test.clock.advanceMs(10 * 86_400_000)
    const correct = (row: string, more = {}) =>
      change(test.haigang, (work) =>
        correctParameter(work, { id: row, value: 7, validFrom: '2026-01-01', ...own, ...more }),
      )
    expect(await correct(id, { reason: '' })).toMatchObject(refused('reason-required'))
    const corrected = idOf(await correct(id))
    expect(await correct(id)).toMatchObject(refused('already-closed'))
    expect(await get(test.haigang, '2026-02-01')).toMatchObject({ value: { value: 7, version: '2026-01-01.2' } })
    const told = await detail(test.haigang, { on: '2026-02-01', knownOn: '2026-03-05' })
    expect(told.chain).toMatchObject({ inForce: 'district', levels: [{ value: 7 }, { value: 5, level: 'product' }] })
    expect(told.known?.chain).toMatchObject({ inForce: 'district', levels: [{ value: 4 }, { value: 5 }] })
    expect(told.history).toMatchObject([
      { id: corrected, corrects: '2026-01-01', value: 7, acts: ['correct'] },
      { id, value: 4, closed: { as: 'corrected', reason: own.reason }, acts: [] },
      { level: 'product', value: 5, acts: [] },
      { level: 'product', value: 3 },
    ])
    expect((await detail(test.shanhaiguan, { on: '2026-02-01' })).history).toHaveLength(2)
  })

  it('is not for what came with the product, nor for another tenant’s', async () => {
    const cityRow = idOf(await set(test.city, 6, '2026-01-01'))
    const product = (await detail(test.city, { on: '2026-02-01' })).history.find(({ level }) => level === 'product')
    const seen = (await detail(test.haigang, { on: '2026-02-01' })).history
    expect(seen.map(({ level, id }) => [level, id])).toEqual([
      ['city', undefined],
      ['product', undefined],
      ['product', undefined],
    ])
    for (const [tenant, id] of [
      [test.city, product?.id ?? ''],
      [test.haigang, cityRow],
    ] as const) {
      const corrected = await change(tenant, (work) =>
        correctParameter(work, { id, value: 7, validFrom: '2026-01-01', ...own }),
      )
      expect(corrected).toMatchObject(refused('row-not-found'))
    }
  })
})

it('a planned value may be withdrawn, and one in force may not', async () => {
  const withdraw = (id: string) => change(test.haigang, (work) => withdrawParameter(work, { id, reason: '文件推迟' }))
  const planned = idOf(await set(test.haigang, 4, '2027-01-01'))
  const list = () =>
    test.database.read(coreModule, test.haigang.context, async (scope) => {
      const rows = await listParameters(scope, { catalogue, on: '2026-03-02' })
      return rows.find(({ definition }) => definition.key === key)
    })
  expect(await list()).toMatchObject({ use: { value: 5 }, planned: { validFrom: '2027-01-01', value: 4 } })
  expect(await withdraw(planned)).toMatchObject({ ok: true })
  expect(await list()).not.toHaveProperty('planned')
  expect(await withdraw(planned)).toMatchObject(refused('already-closed'))
  expect(await set(test.haigang, 6, '2027-01-01')).toMatchObject({ ok: true })
  const current = idOf(await set(test.haigang, 3, '2026-01-01'))
  expect(await withdraw(current)).toMatchObject(refused('already-in-force'))
})

it('a city sees which of its districts deviate, and nobody else does', async () => {
  await set(test.haigang, 4, '2026-01-01')
  await set(test.shanhaiguan, 6, '2027-01-01')
  const { deviations } = await detail(test.city, { on: '2026-03-02' })
  expect(deviations).toMatchObject([
    { name: '海港区', use: { value: 4 } },
    { name: '山海关区', planned: { validFrom: '2027-01-01', value: 6 } },
  ])
  expect((await detail(test.shanhaiguan, { on: '2026-03-02' })).deviations).toEqual([])
  const rows = await test.database.read(coreModule, test.city.context, (scope) =>
    listParameters(scope, { catalogue, on: '2026-03-02' }),
  )
  expect(rows.find(({ definition }) => definition.key === key)).toMatchObject({ deviations: 1 })
})

describe('a rule', () => {
  const overTerm = defineRule({
    key: 'term.over',
    source: { document: law.sourceDocument, section: law.section },
    parameters: { years: wholeNumber('term.number-15') },
    judge: ({ years }, served: number) => ({ outcome: served <= years ? 'met' : 'unmet', measured: { served, years } }),
  })

  it('judges by the values of the day and of the tenant, and names their versions', async () => {
    await set(test.haigang, 4, '2026-01-01', { key: 'term.number-15' })
    const judge = (tenant: TestTenant, on: string) =>
      test.database.read(coreModule, tenant.context, (scope) =>
        evaluateRules(scope, { on, questions: [ask(overTerm, 5), ask(overTerm, 3)] }),
      )
    const used = (version: string, level: string) => [{ key: 'term.number-15', version, level }]
    expect(await judge(test.haigang, '2018-12-28')).toMatchObject([
      { outcome: 'unmet', parameters: used('1990-01-01', 'product') },
      { outcome: 'met' },
    ])
    expect(await judge(test.haigang, '2026-06-01')).toMatchObject([
      { outcome: 'unmet', parameters: used('2026-01-01', 'district') },
      { outcome: 'met' },
    ])
    expect(await judge(test.shanhaiguan, '2026-06-01')).toMatchObject([{ outcome: 'met' }, { outcome: 'met' }])
    expect(await judge(test.haigang, '1989-12-31')).toMatchObject([
      { outcome: 'no-value', missing: ['term.number-15'] },
      { outcome: 'no-value' },
    ])
  })

  it('reads typed values with the uses to keep, and takes no value of another type', async () => {
    const read = (on: string) =>
      test.database.read(coreModule, test.shanhaiguan.context, (scope) =>
        readParameters(scope, { years: wholeNumber(key) }, on),
      )
    expect(await read('2026-06-01')).toMatchObject({
      value: { values: { years: 5 }, uses: [{ key, version: '2018-12-29' }] },
    })
    expect(await read('1989-12-31')).toMatchObject(refused('not-found'))
    const wrong = test.database.read(coreModule, test.haigang.context, (scope) =>
      readParameters(scope, { reading: choice(key, ['strict']) }, '2026-06-01'),
    )
    await expect(wrong).rejects.toThrow(key)
  })
})

it('values are never edited, and a city’s are not a district’s to write', async () => {
  const edit = (tenant: TestTenant) =>
    test.database.write(coreModule, tenant.context, (scope) =>
      scope.db.updateTable('core.parameter').set({ section: 'x' }).execute(),
    )
  await expect(edit(test.city)).rejects.toThrow('permission denied')
  await test.database.write(coreModule, test.haigang.context, (scope) =>
    scope.db.updateTable('core.parameter').set({ closing_reason: 'x' }).execute(),
  )
  const { history } = await detail(test.shanhaiguan, { on: '2026-03-02' })
  expect(history.every(({ closed }) => closed === undefined)).toBe(true)
})

it('what is there stays when defaults are published again', async () => {
  await publishParameters(test.database, [declared(key, { value: 9, earlier: [] })], test.clock)
  expect(await get(test.shanhaiguan, '2026-03-02')).toMatchObject({ value: { value: 5 } })
})
