import { placeDraftInput } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { newId, type Result, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { findUnitByCode } from '../organisation/find-unit-by-code.ts'
import { previewPlaceEvent } from '../places/preview-place-event.ts'
import { recordPlaceEvent } from '../places/record-place-event.ts'
import type { CoreWriting } from '../scope.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import type { TestActor, TestTenant } from '../testing/test-tenant.ts'
import { addAlias } from './add-alias.ts'
import { addUnit, type UnitToAdd } from './add-unit.ts'
import { addIdentifier, endIdentifier } from './change-identifiers.ts'
import { editUnit } from './edit-unit.ts'
import { endUnit } from './end-unit.ts'
import { getUnitDetail } from './get-unit-detail.ts'
import { searchUnits } from './search-units.ts'

let test: TestCity
const on = '2026-03-02'

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

type Act<T> = (scope: CoreWriting, actor: Actor) => Promise<Result<T>>

/** One transaction as somebody; a refusal rolls it back, as the server does. */
async function as<T>(name: TestActor, act: Act<T>, tenant: TestTenant = test.haigang): Promise<Result<T>> {
  const actor = tenant.actors[name]
  let result: Result<T> | undefined
  const work = async (scope: CoreWriting) => {
    result = await act(scope, actor)
    return valueOrThrow(result)
  }
  await test.database.write(coreModule, tenant.contextOf(actor), work).catch((error) => {
    if (result === undefined) throw error
  })
  if (result === undefined) throw new Error('nothing was answered')
  return result
}

const refused = (code: string, params = {}) => ({
  ok: false,
  refusal: { code, params: expect.objectContaining(params) },
})
const streetId = () => test.haigang.units.streets[0]?.id ?? ''
const communityId = () => test.haigang.units.communities[0]?.id ?? ''
const otherCommunityId = () => test.haigang.units.communities.at(-1)?.id ?? ''
let names = 0

function unit(kind: UnitToAdd['kind'], parentId: string, more: Partial<UnitToAdd> = {}): UnitToAdd {
  names += 1
  return {
    kind,
    parentId,
    name: `${kind} ${names}`,
    validFrom: '2025-01-01',
    attributes: [],
    at: test.clock.now(),
    ...more,
  }
}

const add = (input: UnitToAdd, name: TestActor = 'office') => as(name, (scope, actor) => addUnit(scope, actor, input))

async function added(input: UnitToAdd): Promise<string> {
  return valueOrThrow(await add(input)).id
}

async function detail(id: string, name: TestActor = 'office', tenant = test.haigang) {
  const actor = tenant.actors[name]
  const read = await test.database.read(coreModule, tenant.contextOf(actor), (scope) =>
    getUnitDetail(scope, actor, { id, on }),
  )
  return valueOrThrow(read)
}

const edit = async (id: string, more: object, name: TestActor = 'office', version?: number) => {
  const seen = await detail(id)
  const base = { id, version: version ?? seen.version, name: seen.name, fullName: seen.fullName, attributes: [] }
  return as(name, (scope, actor) => editUnit(scope, actor, { ...base, ...more, at: test.clock.now() }))
}

describe('who may change what', () => {
  it('lets a street keep what lies in it, a community its buildings, and the office everything', async () => {
    const estate = await added(unit('estate', communityId()))
    expect(await add(unit('estate', streetId()), 'street')).toMatchObject({ ok: true })
    expect(await add(unit('resident-unit', communityId()), 'street')).toMatchObject({ ok: true })
    expect(await add(unit('building', estate), 'community')).toMatchObject({ ok: true })
    expect(await add(unit('department', test.haigang.units.root.id))).toMatchObject({ ok: true })
    const not = refused('unit.not-yours')
    expect(await add(unit('estate', otherCommunityId()), 'street')).toMatchObject(refused('unit.not-found'))
    expect(await add(unit('estate', communityId()), 'community')).toMatchObject(not)
    expect(await add(unit('building', otherCommunityId()), 'community')).toMatchObject(refused('unit.not-found'))
    expect(await add(unit('community', streetId()), 'street')).toMatchObject(not)
    expect(await add(unit('building', estate), 'department')).toMatchObject(not)
  })

  it('lets nobody begin a street or community by the form', async () => {
    for (const name of ['office', 'system'] as const) {
      expect(await add(unit('community', streetId()), name)).toMatchObject(refused('unit.place-change-needed'))
    }
    expect(await add(unit('street', test.haigang.units.root.id))).toMatchObject(refused('unit.place-change-needed'))
    expect((await detail(streetId())).mayAdd).not.toContain('community')
  })

  it('answers for another district’s unit as for none', async () => {
    const foreign = test.shanhaiguan.units.streets[0]?.id ?? ''
    expect(await add(unit('estate', foreign))).toEqual(await add(unit('estate', newId())))
    await expect(detail(foreign)).rejects.toThrow('unit.not-found')
  })

  it('shows whom to call and the number whole only to who keeps the unit', async () => {
    const attributes = [
      { key: 'contact-name', value: '路演示' },
      { key: 'contact-phone', value: '13800001234' },
    ]
    const id = await added(unit('resident-unit', communityId(), { attributes }))
    const contact = async (name: TestActor) => (await detail(id, name)).attributes
    expect(await contact('street')).toMatchObject(attributes)
    expect(await contact('department')).toMatchObject([
      { value: '路**', masked: true },
      { value: '138****1234', masked: true },
    ])
    const seen = JSON.stringify(await detail(id, 'department'))
    for (const { value } of attributes) expect(seen).not.toContain(value)
  })
})

describe('what a unit has', () => {
  it('keeps every value with the day since which it holds', async () => {
    const id = await added(unit('estate', streetId(), { attributes: [{ key: 'households', value: '1200' }] }))
    expect(await edit(id, { attributes: [{ key: 'occupied-households', value: '500' }] })).toMatchObject({ ok: true })
    expect(await edit(id, { attributes: [{ key: 'occupied-households', value: '624' }] })).toMatchObject({ ok: true })
    const seen = await detail(id)
    expect(seen.attributes).toEqual([
      { key: 'households', value: '1200', since: '2025-01-01' },
      { key: 'occupied-households', value: '624', since: on },
    ])
    expect(seen.version).toBe(3)
    expect(seen.changes.map(({ action, fields }) => [action, fields.at(-1)])).toEqual([
      ['edit', { field: 'occupied-households', from: '500', to: '624' }],
      ['edit', { field: 'occupied-households', to: '500' }],
      ['add', { field: 'households', to: '1200' }],
    ])
    expect(await edit(id, { attributes: [{ key: 'occupied-households', value: '' }] })).toMatchObject({ ok: true })
    expect((await detail(id)).attributes).toHaveLength(1)
  })

  it('refuses what no unit of the kind has, what is no value, and what does not fit together', async () => {
    const estate = (...attributes: { key: string; value: string }[]) => add(unit('estate', streetId(), { attributes }))
    expect(await estate({ key: 'headcount', value: '3' })).toMatchObject(refused('unit.attribute-unknown'))
    for (const value of ['-1', '1.5', '１２', '1e3', '9999999']) {
      expect(await estate({ key: 'households', value })).toMatchObject(refused('unit.attribute-invalid'))
    }
    const more = [
      { key: 'households', value: '10' },
      { key: 'occupied-households', value: '11' },
    ]
    expect(await estate(...more)).toMatchObject(refused('unit.attribute-exceeds', { field: 'occupied-households' }))
    expect(await estate({ key: 'property-company', value: communityId() })).toMatchObject(
      refused('unit.attribute-invalid', { field: 'property-company', problem: 'unit' }),
    )
    const company = await added(unit('property-company', test.haigang.units.root.id))
    expect(await estate({ key: 'property-company', value: company })).toMatchObject({ ok: true })
  })

  it('records neither strength nor place of a military unit', async () => {
    const military = { key: 'resident-unit-type', value: 'military' }
    for (const [key, value] of [
      ['headcount', '120'],
      ['address', '某路 1 号'],
    ] as const) {
      const attributes = [military, { key, value }]
      expect(await add(unit('resident-unit', communityId(), { attributes }))).toMatchObject(
        refused('unit.military-detail', { field: key }),
      )
    }
    const id = await added(unit('resident-unit', communityId(), { attributes: [{ key: 'headcount', value: '9' }] }))
    expect(await edit(id, { attributes: [military] })).toMatchObject(refused('unit.military-detail'))
  })

  it('refuses a stale form, telling who changed what', async () => {
    const id = await added(unit('estate', streetId()))
    await edit(id, { attributes: [{ key: 'developer', value: '甲' }] }, 'street')
    const stale = await edit(id, { attributes: [{ key: 'developer', value: '乙' }] }, 'office', 1)
    const { name, unitName } = test.haigang.actors.street
    expect(stale).toMatchObject(refused('unit.changed', { by: name, unit: unitName, fields: 'developer' }))
  })

  it('corrects a community’s name with a reason alone, and gives no name twice', async () => {
    const name = `${(await detail(communityId())).name}（正）`
    expect(await edit(communityId(), { name })).toMatchObject(refused('unit.reason-required'))
    expect(await edit(communityId(), { name, reason: '登记时写错' })).toMatchObject({ ok: true })
    const first = unit('estate', streetId())
    await added(first)
    expect(await add(first)).toMatchObject(refused('unit.name-taken'))
  })
})

describe('ending', () => {
  const end = async (id: string, day = on) => {
    const { version } = await detail(id)
    const input = { id, version, on: day, reason: '注销', at: test.clock.now() }
    return as('office', (scope, actor) => endUnit(scope, actor, input))
  }

  it('ends a unit that nothing depends on, once', async () => {
    const estate = await added(unit('estate', streetId()))
    const building = await added(unit('building', estate))
    expect(await end(estate)).toMatchObject(refused('unit.has-children', { count: 1 }))
    expect(await end(building, '2025-01-01')).toMatchObject(refused('unit.end-before-start'))
    expect(await end(building, '2027-01-01')).toMatchObject(refused('unit.future'))
    expect(await end(building)).toMatchObject({ ok: true })
    expect(await end(estate)).toMatchObject({ ok: true })
    expect(await end(estate)).toMatchObject(refused('unit.ended', { on }))
    expect(await add(unit('building', estate))).toMatchObject(refused('unit.ended'))
  })

  it('ends its codes too, so that it can be entered anew in its right place', async () => {
    const code = {
      scheme: 'credit-code',
      value: '91350211M0000XUF41',
      source: '证书',
      exceptionReason: '如此',
    } as const
    const wrong = await added(unit('resident-unit', communityId(), { identifier: code }))
    const right = unit('resident-unit', otherCommunityId(), { identifier: code, validFrom: on })
    expect(await add(right)).toMatchObject(refused('identifier.taken'))
    expect(await end(wrong)).toMatchObject({ ok: true })
    expect(await add(right)).toMatchObject({ ok: true })
    expect((await detail(wrong)).identifiers).toMatchObject([{ value: code.value, validTo: on }])
  })

  it('leaves an estate of which anything is recorded to changes of places', async () => {
    const estate = await added(unit('estate', streetId()))
    const draft = placeDraftInput.parse({ kind: 'delegate', day: on, unitIds: [estate], targetId: communityId() })
    const services = { clock: test.clock, finals: [], followers: [] }
    const { digest } = valueOrThrow(await as('office', (scope) => previewPlaceEvent({ ...services, scope }, draft)))
    const recording = { draft, digest, choices: { cases: [], posts: [] } }
    const recorded = await as('office', (scope, actor) => recordPlaceEvent({ ...services, scope, actor }, recording))
    expect(recorded.ok).toBe(true)
    expect(await end(estate)).toMatchObject(refused('unit.estate-in-use'))
  })

  it('leaves communities to changes of places, and people where they work', async () => {
    expect(await end(communityId())).toMatchObject(refused('unit.place-change-needed'))
    expect(await end(test.haigang.units.overseer.id)).toMatchObject(refused('unit.overseer'))
    expect(await end(test.haigang.units.departments[0]?.id ?? '')).toMatchObject(refused('unit.has-people'))
  })
})

describe('codes', () => {
  const give = async (unitId: string, code: object, name: TestActor = 'office') => {
    const { version } = await detail(unitId)
    const base = { unitId, version, validFrom: '2026-01-01', source: '登记证书', at: test.clock.now() }
    const input = { ...base, scheme: 'credit-code' as const, value: '', ...code }
    return as(name, (scope, actor) => addIdentifier(scope, actor, input))
  }

  it('takes a code that fails its check digit only as a confirmed exception, and shows by whom', async () => {
    const id = await added(unit('resident-unit', communityId()))
    const value = '91350211M0000XUF46'
    expect(await give(id, { value })).toMatchObject(
      refused('identifier.flawed', { flaw: 'check-digit', mayConfirm: true }),
    )
    expect(await give(id, { value: '9135', exceptionReason: '证书如此' })).toMatchObject(
      refused('identifier.flawed', { flaw: 'length', mayConfirm: false }),
    )
    expect(await give(id, { value: '91350211m0000xuf46', exceptionReason: '证书原件如此' })).toMatchObject({ ok: true })
    const { name, unitName } = test.haigang.actors.office
    expect((await detail(id)).identifiers).toMatchObject([
      { value, exception: { flaw: 'check-digit', reason: '证书原件如此', by: `${unitName} ${name}` } },
    ])
  })

  it('belongs to one unit at a time, and keeps its history', async () => {
    const [one, two] = [
      await added(unit('property-company', test.haigang.units.root.id)),
      await added(unit('estate', streetId())),
    ]
    const value = '91350100M000100Y43'
    expect(await give(two, { value })).toMatchObject(refused('identifier.wrong-scheme'))
    expect(await give(one, { value, validFrom: '2024-01-01' })).toMatchObject({ ok: true })
    const three = await added(unit('property-company', test.haigang.units.root.id))
    expect(await give(three, { value })).toMatchObject(refused('identifier.taken', { value }))
    const { version, identifiers } = await detail(one)
    const ending = {
      id: identifiers[0]?.id ?? '',
      version,
      on: '2026-02-01',
      reason: '换证',
      at: test.clock.now(),
    }
    expect(await as('office', (scope, actor) => endIdentifier(scope, actor, ending))).toMatchObject({ ok: true })
    expect(await give(three, { value })).toMatchObject(refused('identifier.taken'))
    expect(await give(three, { value, validFrom: '2026-02-01' })).toMatchObject({ ok: true })
    const holder = (day: string) =>
      test.database.read(coreModule, test.haigang.context, (scope) =>
        findUnitByCode(scope, { scheme: 'credit-code', value, on: day }),
      )
    expect([await holder('2026-01-31'), await holder('2026-02-01')]).toEqual([one, three])
  })

  it('replaces the unit’s own code from the day of the new one', async () => {
    const police = { scheme: 'police' as const, value: '130302001001001' }
    expect(await give(communityId(), { ...police, validFrom: '2025-01-01' })).toMatchObject({ ok: true })
    expect(await give(communityId(), { ...police, value: '130302001001002', validFrom: '2024-06-01' })).toMatchObject(
      refused('identifier.overlaps'),
    )
    expect(await give(communityId(), { ...police, value: '130302001001002' })).toMatchObject({ ok: true })
    const ofPolice = (await detail(communityId())).identifiers.filter(({ scheme }) => scheme === 'police')
    expect(ofPolice.map(({ value, validTo }) => [value, validTo])).toEqual([
      ['130302001001002', undefined],
      ['130302001001001', '2026-01-01'],
    ])
  })
})

describe('finding', () => {
  const search = async (query: object, tenant = test.haigang) =>
    valueOrThrow(
      await test.database.read(coreModule, tenant.context, (scope) =>
        searchUnits(scope, { ended: false, limit: 20, on, ...query }),
      ),
    )

  it('finds by name, code and another name, with what stands below', async () => {
    const department = test.haigang.units.departments.find(({ name }) => name.endsWith('市场监督管理局'))
    const { version } = await detail(department?.id ?? '')
    const alias = { unitId: department?.id ?? '', version, name: '工商局', source: '2011年名称', at: test.clock.now() }
    expect(await as('office', (scope, actor) => addAlias(scope, actor, alias))).toMatchObject({ ok: true })
    expect((await search({ text: '工商局' })).rows).toMatchObject([{ id: department?.id, foundBy: '工商局' }])
    expect((await search({ text: '1303020010' })).rows.map(({ kind }) => kind)).toEqual(['community', 'community'])
    expect((await search({ kind: 'street' })).rows[0]).toMatchObject({
      code: '130302001',
      childCount: expect.any(Number),
    })
    expect((await search({ text: '工商局' }, test.shanhaiguan)).rows).toEqual([])
    expect((await search({ text: '%' })).rows).toEqual([])
  })

  it('pages in the order of the register, each unit once', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await search({ belowId: test.haigang.units.root.id, limit: 3, cursor })
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe((await search({ belowId: test.haigang.units.root.id, limit: 100 })).rows.length)
  })
})
