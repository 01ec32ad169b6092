import { placeDraftInput, type UnitKind } from '@linli/contract'
import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { previewPlaceEvent } from '../places/preview-place-event.ts'
import { recordPlaceEvent } from '../places/record-place-event.ts'
import type { CoreReading } from '../scope.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { addUnits } from './add-units.ts'
import { isInArea, listAreaUnitIds, listCommunities } from './area.ts'
import { getUnit } from './get-unit.ts'
import { listUnits } from './list-units.ts'

let test: TestCity
const on = '2026-03-02'

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

const inHaigang = <T>(work: (scope: CoreReading) => Promise<T>) =>
  test.database.read(coreModule, test.haigang.context, work)

const isInHaigangArea = (unitId: string, areaUnitId: string) =>
  inHaigang((scope) => isInArea(scope, { unitId, areaUnitId, on }))

it('bounds the area of a street by what lies below it, of a department by its district', async () => {
  const { streets, communities, overseer } = test.haigang.units
  const [first, second] = streets
  const own = communities[0]?.id ?? ''
  const isIn = isInHaigangArea
  expect(await isIn(own, first?.id ?? '')).toBe(true)
  expect(await isIn(own, second?.id ?? '')).toBe(false)
  expect(await isIn(own, own)).toBe(true)
  expect(await isIn(first?.id ?? '', own)).toBe(false)
  expect(await isIn(own, overseer.id)).toBe(true)
  expect(await isIn(test.shanhaiguan.units.communities[0]?.id ?? '', overseer.id)).toBe(false)
})

it('counts an estate that a community looks after as that community’s, with what stands in it, while it does', async () => {
  const { streets, communities } = test.haigang.units
  const [delegate = '', other = ''] = [communities[0]?.id, communities[2]?.id]
  const [estate = '', building = ''] = await test.database.write(coreModule, test.haigang.context, async (scope) => {
    const area = { kind: 'estate', parentId: streets[1]?.id ?? '', name: '代管小区', validFrom: '2024-01-01' } as const
    const [estateId = ''] = valueOrThrow(await addUnits(scope, [area]))
    const inside = { kind: 'building', parentId: estateId, name: '1号楼', validFrom: '2024-01-01' } as const
    return [estateId, ...valueOrThrow(await addUnits(scope, [inside]))]
  })
  const services = { clock: test.clock, finals: [], followers: [], actor: test.haigang.actors.office }
  const stated = { kind: 'delegate', day: on, unitIds: [estate], targetId: delegate, reason: '就近代管' }
  const draft = placeDraftInput.parse(stated)
  expect(await isInHaigangArea(estate, delegate)).toBe(false)
  await test.database.write(coreModule, test.haigang.context, async (scope) => {
    const { digest } = valueOrThrow(await previewPlaceEvent({ ...services, scope }, draft))
    const recording = { draft, digest, choices: { cases: [], posts: [] } }
    valueOrThrow(await recordPlaceEvent({ ...services, scope }, recording))
  })
  for (const unitId of [estate, building]) {
    expect(await isInHaigangArea(unitId, delegate)).toBe(true)
    expect(await isInHaigangArea(unitId, streets[0]?.id ?? '')).toBe(true)
    expect(await isInHaigangArea(unitId, other)).toBe(false)
  }
  const area = await inHaigang((scope) => listAreaUnitIds(scope, { areaUnitId: delegate, on }))
  expect([...area].toSorted()).toEqual([delegate, estate, building].toSorted())
  const before = await inHaigang((scope) => listAreaUnitIds(scope, { areaUnitId: delegate, on: '2026-03-01' }))
  expect([...before]).toEqual([delegate])
})

it('lists the communities of an area', async () => {
  const { streets, communities, overseer } = test.haigang.units
  const list = (areaUnitId: string) =>
    inHaigang(async (scope) => (await listCommunities(scope, { areaUnitId, on })).map(({ name }) => name))
  expect(await list(overseer.id)).toEqual(communities.map(({ name }) => name))
  expect(await list(streets[0]?.id ?? '')).toEqual(communities.slice(0, 2).map(({ name }) => name))
  expect(await list(communities[3]?.id ?? '')).toEqual([communities[3]?.name])
  expect(await list(test.shanhaiguan.units.overseer.id)).toEqual([])
})

it('lists units of a kind and below a parent, with their codes', async () => {
  const [street] = test.haigang.units.streets
  const below = await inHaigang((scope) => listUnits(scope, { parentId: street?.id ?? '', on }))
  expect(below.map(({ code }) => code)).toEqual(['130302001001', '130302001002'])
  const districts = await inHaigang((scope) => listUnits(scope, { kind: 'district', on }))
  expect(districts).toMatchObject([{ name: '海港区', code: '130302', overseer: false }])
  expect(await inHaigang((scope) => listUnits(scope, { kind: 'street', on: '2019-01-01' }))).toEqual([])
})

it('puts estates, buildings and outside bodies where they belong, and nowhere else', async () => {
  const { root, streets, communities } = test.haigang.units
  const add = (kind: UnitKind, parentId: string) =>
    test.database.write(coreModule, test.haigang.context, (scope) =>
      addUnits(scope, [{ parentId, kind, name: kind, validFrom: on }]),
    )
  const [estate = ''] = valueOrThrow(await add('estate', communities[0]?.id ?? ''))
  expect(await add('building', estate)).toMatchObject({ ok: true })
  expect(await add('owners-committee', estate)).toMatchObject({ ok: true })
  expect(await add('property-company', root.id)).toMatchObject({ ok: true })
  expect(await add('resident-unit', communities[0]?.id ?? '')).toMatchObject({ ok: true })
  expect(await add('social-organisation', streets[0]?.id ?? '')).toMatchObject({ ok: true })
  const refusal = { kind: 'invalid', code: 'unit.wrong-parent', params: { kind: 'building', parentKind: 'district' } }
  expect(await add('building', root.id)).toEqual({ ok: false, refusal })
  expect(await isInHaigangArea(estate, streets[0]?.id ?? '')).toBe(true)
})

it('answers for a foreign unit as for an unknown one', async () => {
  const foreign = await inHaigang((scope) => getUnit(scope, test.shanhaiguan.units.root.id))
  expect(foreign).toEqual(await inHaigang((scope) => getUnit(scope, newId())))
  const added = await test.database.write(coreModule, test.haigang.context, (scope) =>
    addUnits(scope, [{ parentId: test.shanhaiguan.units.root.id, kind: 'street', name: 'x', validFrom: on }]),
  )
  expect(added).toMatchObject({ ok: false, refusal: { kind: 'not-found', code: 'unit.not-found' } })
})
