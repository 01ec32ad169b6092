import type { FactEntry, FactOutcome } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, type Result, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { defineFact } from './define-fact.ts'
import { endFact } from './end-fact.ts'
import { enterFacts } from './enter-facts.ts'
import type { FactWork } from './fact-work.ts'
import { listFactDefinitions } from './list-fact-definitions.ts'
import { listFactHistory } from './list-fact-history.ts'
import { listFactOverview } from './list-fact-overview.ts'
import { readFactTable } from './read-fact-table.ts'
import { readUnitFacts } from './read-unit-facts.ts'
import { standardFacts } from './standard-facts.ts'

let test: TestCity
let home: TestTenant

beforeAll(async () => {
  test = await createTestCity({ day: '2026-02-16' })
  home = test.haigang
})

afterAll(() => test.drop())

async function workOf(scope: CoreReading, actor: Actor): Promise<FactWork> {
  const now = test.clock.now()
  return { actor, now, today: dayOf(now), calendar: await test.calendar.current(scope) }
}

const idOf = (units: TestTenant['units']['communities'], index: number) => units.at(index)?.id ?? ''

const read = <T>(
  actor: Actor,
  ask: (scope: CoreReading, work: FactWork) => Promise<T>,
  tenant: TestTenant = home,
): Promise<T> =>
  test.database.read(coreModule, tenant.contextOf(actor), async (scope) => ask(scope, await workOf(scope, actor)))

function enter(
  actor: Actor,
  entry: Partial<FactEntry>,
  { unitId = actor.unitId, tenant = home }: { unitId?: string; tenant?: TestTenant } = {},
): Promise<Result<FactOutcome[]>> {
  const entries = [{ key: 'community.households', period: '2025-Q4', value: '1000', revision: 0, ...entry }]
  return test.database.write(coreModule, tenant.contextOf(actor), async (scope) =>
    enterFacts(scope, await workOf(scope, actor), { unitId, entries, way: 'entry' }),
  )
}

async function outcomeOf(...asked: Parameters<typeof enter>): Promise<FactOutcome | undefined> {
  return valueOrThrow(await enter(...asked))[0]
}

const factOf = async (actor: Actor, key: string, query: { unitId?: string; on?: string; knownOn?: string } = {}) =>
  valueOrThrow(await read(actor, (scope, work) => readUnitFacts(scope, work, query))).rows.find(
    (row) => row.definition.key === key,
  )

describe('entering', () => {
  it('keeps what the community knows, with who, when and from where', async () => {
    const { community } = home.actors
    const saved = await outcomeOf(community, { value: ' １，２３４ ', basis: '居民台账' })
    expect(saved).toEqual({ key: 'community.households', period: '2025-Q4', saved: true })
    expect(await factOf(community, 'community.households')).toMatchObject({
      reading: { value: '1234', revision: 1, by: { person: community.name }, way: 'entry', basis: '居民台账' },
      due: { period: '2025-Q4', state: 'filled' },
      mayEnter: true,
    })
    expect(await factOf(community, 'community.residents')).toMatchObject({
      due: { period: '2025-Q4', state: 'overdue', dueOn: '2026-01-15' },
    })
  })

  it('corrects with a reason alone, and keeps what was there', async () => {
    const { community } = home.actors
    const correction = { value: '1240', revision: 1 }
    expect(await outcomeOf(community, correction)).toMatchObject({ saved: false, code: 'facts.reason-for-correction' })
    expect(await outcomeOf(community, { ...correction, value: '1234', reason: '无' })).toMatchObject({
      code: 'facts.unchanged',
    })
    test.clock.setDay('2026-02-20')
    expect(await outcomeOf(community, { ...correction, reason: '漏计六户' })).toMatchObject({ saved: true })
    const history = await read(community, (scope, work) =>
      listFactHistory(scope, work, { unitId: community.unitId, key: 'community.households' }),
    )
    expect(valueOrThrow(history).readings).toMatchObject([
      { value: '1240', revision: 2, reason: '漏计六户' },
      { value: '1234', revision: 1, supersededAt: '2026-02-20T01:00:00.000Z' },
    ])
  })

  it('tells what was known on a day from what held on a day', async () => {
    const { community } = home.actors
    const key = 'community.households'
    expect((await factOf(community, key, { knownOn: '2026-02-15' }))?.reading).toBeUndefined()
    expect((await factOf(community, key, { knownOn: '2026-02-17' }))?.reading?.value).toBe('1234')
    expect((await factOf(community, key, { knownOn: '2026-02-20' }))?.reading?.value).toBe('1240')
    expect((await factOf(community, key, { on: '2025-09-30' }))?.reading).toBeUndefined()
    expect((await factOf(community, key, { on: '2025-10-01' }))?.reading?.value).toBe('1240')
  })

  it('tells the slower of two who entered what', async () => {
    const { community } = home.actors
    expect(await outcomeOf(community, { value: '1300', revision: 1, reason: '重数' })).toMatchObject({
      saved: false,
      code: 'facts.changed',
      params: { by: community.name, value: '1240' },
    })
    const first = { key: 'community.volunteers', value: '80' }
    const both = await Promise.all([outcomeOf(community, first), outcomeOf(community, { ...first, value: '90' })])
    expect(both.map((one) => one?.saved).toSorted()).toEqual([false, true])
  })

  it.each([
    [{ value: '八十' }, 'facts.not-a-value'],
    [{ value: '50001' }, 'facts.out-of-range'],
    [{ value: '7000' }, 'facts.reason-for-unusual'],
    [{ period: '2026-Q1', value: '7000', reason: '新建小区交付' }, undefined],
    [{ period: '2026-Q2' }, 'facts.period-not-begun'],
    [{ period: '2024-Q4' }, 'facts.period-closed'],
    [{ period: '2025' }, 'facts.period-wrong'],
    [{ key: 'street.budget', period: '2025' }, 'facts.wrong-subject'],
    [{ key: 'community.nothing' }, 'facts.not-found'],
    [{ key: 'community.low-income-households' }, 'facts.not-yours'],
  ])('%o: %s', async (entry, code) => {
    const outcome = await outcomeOf(home.actors.community, { period: '2025-Q3', ...entry })
    expect(outcome?.code).toBe(code)
    expect(outcome?.saved).toBe(code === undefined)
  })

  it('is for the one who knows it, in the own area', async () => {
    const { community, otherCommunity, street, office, department } = home.actors
    const unitId = otherCommunity.unitId
    expect(await enter(community, {}, { unitId })).toMatchObject({ ok: false, refusal: { code: 'unit.not-found' } })
    expect(await outcomeOf(street, {}, { unitId: community.unitId })).toMatchObject({ code: 'facts.not-yours' })
    const lowIncome = { key: 'community.low-income-households', value: '12' }
    expect(await outcomeOf(office, lowIncome, { unitId: community.unitId })).toMatchObject({ saved: true })
    const posts = { key: 'community.public-post-workers', period: '2025', value: '3' }
    expect(await outcomeOf(department, posts, { unitId: community.unitId })).toMatchObject({ code: 'facts.not-yours' })
    const employment = { ...department, unitName: '海港区人力资源和社会保障局' }
    const alike = { ...department, unitName: '海港区教育局（人力资源和社会保障局联络）' }
    expect(await outcomeOf(alike, posts, { unitId: community.unitId })).toMatchObject({ code: 'facts.not-yours' })
    expect(await outcomeOf(employment, posts, { unitId: community.unitId })).toMatchObject({ saved: true })
  })

  it('is audited, without the values', async () => {
    const rows = await test.database.read(coreModule, home.context, ({ db }) =>
      db.selectFrom('core.audit_entry').select(['action', 'details']).orderBy('at').execute(),
    )
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['facts.enter', 'facts.correct']))
    expect(JSON.stringify(rows)).not.toContain('1240')
  })
})

describe('reading', () => {
  it('keeps restricted facts from those who are not named, and leaves no trace of them', async () => {
    const { department, street, otherCommunity, community } = home.actors
    const key = 'community.low-income-households'
    expect(await factOf(street, key, { unitId: community.unitId })).toMatchObject({ reading: { value: '12' } })
    const unknown = { ok: false, refusal: { code: 'facts.not-found' } }
    const table = await read(department, (scope, work) => readFactTable(scope, work, { key }))
    const nothing = await read(department, (scope, work) => readFactTable(scope, work, { key: 'community.no-such' }))
    expect(table).toMatchObject(unknown)
    expect(nothing).toMatchObject(unknown)
    expect(await factOf(department, key, { unitId: community.unitId })).toBeUndefined()
    const overview = await read(department, listFactOverview)
    expect(overview.map(({ definition }) => definition.key)).not.toContain(key)
    // a community sees its own row alone, and no total that would give the others away
    const seen = valueOrThrow(await read(otherCommunity, (scope, work) => readFactTable(scope, work, { key })))
    expect(seen.rows.map(({ unitId }) => unitId)).toEqual([otherCommunity.unitId])
    expect(seen.district).toEqual({ entered: 1, expected: 4 })
  })

  it('adds up for each street and the district, and says how many have entered it', async () => {
    const { otherCommunity, street } = home.actors
    await enter(otherCommunity, { value: '2000' })
    const table = valueOrThrow(
      await read(street, (scope, work) => readFactTable(scope, work, { key: 'community.households' })),
    )
    expect(table.period).toBe('2025-Q4')
    expect(table.district).toEqual({ entered: 2, expected: 4, total: '3240' })
    expect(table.streets).toMatchObject([
      { id: idOf(home.units.streets, 0), entered: 1, expected: 2, total: '1240' },
      { id: idOf(home.units.streets, 1), entered: 1, expected: 2, total: '2000' },
    ])
    const overview = await read(street, listFactOverview)
    expect(overview.find(({ definition }) => definition.key === 'community.households')).toMatchObject({
      period: '2025-Q4',
      entered: 1,
      expected: 2,
      total: '1240',
      due: { state: 'overdue' },
    })
  })

  it('shows another day: what held on it, and what was known then', async () => {
    const { community, street, otherCommunity } = home.actors
    const key = 'community.households'
    const tableOf = async (query: { on?: string; knownOn?: string }, of = key, by: Actor = street) =>
      valueOrThrow(await read(by, (scope, work) => readFactTable(scope, work, { key: of, ...query })))
    const valueIn = ({ rows }: Awaited<ReturnType<typeof tableOf>>) =>
      rows.find(({ unitId }) => unitId === community.unitId)?.value
    // corrected on the 20th, and entered by the other community on the 20th as well
    expect(valueIn(await tableOf({ knownOn: '2026-02-16' }))).toBe('1234')
    expect(valueIn(await tableOf({ knownOn: '2026-02-15' }))).toBeUndefined()
    expect((await tableOf({ knownOn: '2026-02-16' })).district).toEqual({ entered: 1, expected: 4, total: '1234' })
    expect(await tableOf({ on: '2025-11-30' })).toMatchObject({
      on: '2025-11-30',
      period: '2025-Q3',
      district: { entered: 0 },
    })
    // whoever may not read all of it gets no sum of another day
    const kept = await tableOf({ on: '2026-02-19' }, 'community.low-income-households', otherCommunity)
    expect(kept.rows.map(({ unitId }) => unitId)).toEqual([otherCommunity.unitId])
    expect(kept.district.total).toBeUndefined()
  })

  it('stays in the district', async () => {
    const { shanhaiguan } = test
    const { office } = shanhaiguan.actors
    const foreign = { unitId: home.actors.community.unitId }
    const facts = await read(office, (scope, work) => readUnitFacts(scope, work, foreign), shanhaiguan)
    expect(facts).toMatchObject({ ok: false, refusal: { code: 'unit.not-found' } })
    expect(await enter(office, {}, { ...foreign, tenant: shanhaiguan })).toMatchObject({
      ok: false,
      refusal: { code: 'unit.not-found' },
    })
    const table = await read(
      office,
      (scope, work) => readFactTable(scope, work, { key: 'community.households' }),
      shanhaiguan,
    )
    expect(valueOrThrow(table).district).toEqual({ entered: 0, expected: 4 })
  })
})

describe('defining', () => {
  const parking = {
    ...(standardFacts.find(({ key }) => key === 'community.estates') ?? standardFacts[0]),
    key: 'local-community.parking-spaces',
    nameZh: '停车位',
    nameEn: 'Parking spaces',
    aliases: [],
    sourceDocument: '区文件',
    validFrom: '2026-02-01',
  } as (typeof standardFacts)[number] // a spread of a found fact, whose absence the test would show

  const define = (tenant: TestTenant, actor: Actor, change: Partial<typeof parking> = {}) =>
    test.database.write(coreModule, tenant.contextOf(actor), (scope) =>
      defineFact(scope, actor, { at: test.clock.now(), definition: { ...parking, ...change } }),
    )
  const keys = async (tenant: TestTenant) =>
    (
      await test.database.read(coreModule, tenant.context, (scope) =>
        listFactDefinitions(scope, { on: dayOf(test.clock.now()) }),
      )
    ).map(({ key }) => key)

  it('adds a fact of the district, and no other district hears of it', async () => {
    expect(await define(home, home.actors.office)).toMatchObject({ ok: true })
    expect(await keys(home)).toContain(parking.key)
    expect(await keys(test.shanhaiguan)).not.toContain(parking.key)
  })

  it('publishes a city’s fact to its districts', async () => {
    const { officer } = test.city.actors
    await define(test.city, officer, { key: 'community.lifts', nameZh: '电梯', nameEn: 'Lifts' })
    expect(await keys(home)).toContain('community.lifts')
    expect(await keys(test.shanhaiguan)).toContain('community.lifts')
    const taken = await define(test.city, officer, { key: parking.key, nameZh: '车位', nameEn: 'Places' })
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'facts.key-local' } })
  })

  it.each([
    [{ key: 'community.households' }, 'facts.key-of-city'],
    [{ key: 'community.homes', nameZh: '房屋套数', nameEn: 'Homes' }, 'facts.key-not-local'],
    [{ key: 'local-community.homes', nameZh: '社区 总户数' }, 'facts.already-known'],
    [
      { key: 'local-community.kind', nameZh: '类别', nameEn: 'Kind', type: 'choice' as const, additive: false },
      'facts.definition-incomplete',
    ],
    [{ softMin: 10, softMax: 1 }, 'facts.definition-incomplete'],
  ])('refuses %o with %s', async (change, code) => {
    expect(await define(home, home.actors.office, change)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('ends a fact of its own alone, and keeps what was entered', async () => {
    const { office } = home.actors
    const end = (key: string, validTo = '2026-02-20') =>
      test.database.write(coreModule, home.contextOf(office), (scope) =>
        endFact(scope, office, { at: test.clock.now(), key, validTo }),
      )
    expect(await end('community.households')).toMatchObject({ ok: false, refusal: { code: 'facts.not-found' } })
    const count = { key: parking.key, period: '2026-02-18', value: '4' }
    expect(await outcomeOf(home.actors.community, count)).toMatchObject({ saved: true })
    expect(await end(parking.key, '2026-02-19')).toMatchObject({ ok: false, refusal: { code: 'facts.end-in-past' } })
    expect(await end(parking.key)).toMatchObject({ ok: true })
    expect(await keys(home)).not.toContain(parking.key)
    const { unitId } = home.actors.community
    const history = await read(office, (scope, work) => listFactHistory(scope, work, { unitId, key: parking.key }))
    expect(valueOrThrow(history)).toMatchObject({ mayEnter: false, readings: [{ value: '4' }] })
    const table = { key: parking.key }
    expect(valueOrThrow(await read(office, (scope, work) => readFactTable(scope, work, table))).district).toEqual({
      entered: 1,
      expected: 4,
      total: '4',
    })
    expect(await outcomeOf(home.actors.community, { ...count, revision: 1 })).toMatchObject({ code: 'facts.not-found' })
  })

  it('says anew what a fact is, keeps what it was, and opens nothing that was entered for few', async () => {
    const { office, community } = home.actors
    const secret = {
      key: 'local-community.hardship',
      nameZh: '特困情形',
      nameEn: 'Hardship',
      sensitivity: 'personal' as const,
    }
    const kept = { ...secret, readerRoles: ['office-clerk' as const] }
    expect(await define(home, office, kept)).toMatchObject({ ok: true })
    expect(await define(home, office, { ...kept, softMax: 39 })).toMatchObject({ ok: true })
    expect(await outcomeOf(community, { key: secret.key, period: '2026-02-18', value: '3' })).toMatchObject({
      saved: true,
    })
    for (const open of [
      { ...secret, sensitivity: 'district' as const },
      { ...kept, validFrom: '2026-03-01', sensitivity: 'area' as const },
      { ...kept, readerRoles: ['office-clerk' as const, 'street-officer' as const] },
      { ...kept, owner: 'department' as const, department: '教育局' },
    ])
      expect(await define(home, office, open)).toMatchObject({ ok: false, refusal: { code: 'facts.opens-values' } })
    const { rows, entries } = await test.database.read(coreModule, home.context, async ({ db }) => ({
      rows: await db
        .selectFrom('core.fact_definition')
        .select(['replaced_at', 'content'])
        .where('key', '=', secret.key)
        .orderBy('replaced_at')
        .execute(),
      entries: await db.selectFrom('core.audit_entry').select('details').where('subject_id', '=', secret.key).execute(),
    }))
    expect(rows.map(({ replaced_at, content }) => [replaced_at !== null, content.softMax])).toEqual([
      [true, parking.softMax],
      [false, 39],
    ])
    // both at one moment of the fixed clock
    expect(entries.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ changed: { softMax: { before: parking.softMax ?? null, after: 39 } } }),
    )
    const inBoth = await Promise.all([
      define(home, office, { key: 'local-community.swings', nameZh: '秋千', nameEn: 'Swings' }),
      define(home, office, { key: 'local-community.swings-again', nameZh: '秋千', nameEn: 'Swings' }),
    ])
    expect(inBoth.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })
})
