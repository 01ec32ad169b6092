import { attributesOf, type RuleFinding, unitKinds } from '@linli/contract'
import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../../core-module.ts'
import { enterFacts } from '../../facts/enter-facts.ts'
import { standardFacts } from '../../facts/standard-facts.ts'
import { publishParameters } from '../../parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from '../../testing/create-test-city.ts'
import type { TestActor } from '../../testing/test-tenant.ts'
import { addUnit } from '../add-unit.ts'
import { editUnit } from '../edit-unit.ts'
import { getUnitDetail } from '../get-unit-detail.ts'
import { listSetUpFindings } from './list-set-up-findings.ts'
import { setUpParameters } from './set-up-parameters.ts'

let test: TestCity
const on = '2026-03-02'

beforeAll(async () => {
  test = await createTestCity()
  await publishParameters(test.database, setUpParameters)
})

afterAll(() => test.drop())

const communityId = () => test.haigang.units.communities[0]?.id ?? ''

async function list(name: TestActor = 'office', more: object = {}) {
  const actor = test.haigang.actors[name]
  const query = { openOnly: false, limit: 100, on, ...more }
  return valueOrThrow(
    await test.database.read(coreModule, test.haigang.contextOf(actor), (scope) =>
      listSetUpFindings(scope, actor, query),
    ),
  )
}

async function finding(unitId: string, rule: string): Promise<RuleFinding | undefined> {
  const { rows } = await list()
  return rows.find(({ id }) => id === unitId)?.findings.find((one) => one.rule === rule)
}

async function set(id: string, values: Readonly<Record<string, string>>): Promise<void> {
  const actor = test.haigang.actors.office
  await test.database.write(coreModule, test.haigang.contextOf(actor), async (scope) => {
    const { version, name, fullName } = valueOrThrow(await getUnitDetail(scope, actor, { id, on }))
    const attributes = Object.entries(values).map(([key, value]) => ({ key, value }))
    valueOrThrow(await editUnit(scope, actor, { id, version, name, fullName, attributes, at: test.clock.now() }))
  })
}

async function estate(values: Readonly<Record<string, string>>): Promise<string> {
  const actor = test.haigang.actors.office
  const attributes = Object.entries(values).map(([key, value]) => ({ key, value }))
  const parentId = test.haigang.units.streets[0]?.id ?? ''
  const unit = {
    kind: 'estate',
    parentId,
    name: newId(),
    validFrom: '2025-01-01',
    attributes,
    at: test.clock.now(),
  } as const
  return test.database.write(coreModule, test.haigang.contextOf(actor), async (scope) => {
    return valueOrThrow(await addUnit(scope, actor, unit)).id
  })
}

it('judges the size by the numbers of the day on which a community was set up', async () => {
  const scale = () => finding(communityId(), 'set-up.scale')
  await set(communityId(), { households: '1200' })
  expect(await scale()).toBeUndefined()
  await set(communityId(), { 'set-up-on': '2025-12-31' })
  expect(await scale()).toMatchObject({
    outcome: 'warning',
    measured: { households: 1200, min: 1500 },
    parameters: [{ version: '2011-01-01', source: { document: '秦办发〔2011〕27号' } }, {}],
  })
  await set(communityId(), { 'set-up-on': '2026-01-01' })
  expect(await scale()).toMatchObject({ outcome: 'met', parameters: [{ value: 1000, version: '2026-01-01' }, {}] })
  await set(communityId(), { households: '3000' })
  expect(await scale()).toMatchObject({ outcome: 'met' })
  await set(communityId(), { households: '3001' })
  expect(await scale()).toMatchObject({ outcome: 'warning' })
  await set(communityId(), { 'set-up-on': '2001-05-01' })
  expect(await scale()).toMatchObject({ outcome: 'no-value' })
})

it('goes by what was entered as a fact before the number in the register', async () => {
  const { otherCommunity } = test.haigang.actors
  const id = otherCommunity.unitId
  await set(id, { households: '1200', 'set-up-on': '2026-01-01' })
  const scale = () => finding(id, 'set-up.scale')
  expect(await scale()).toMatchObject({ outcome: 'met', measured: { households: 1200 } })
  const now = test.clock.now()
  const saved = await test.database.write(coreModule, test.haigang.contextOf(otherCommunity), async (scope) => {
    const calendar = await test.calendar.current(scope)
    const entries = [{ key: 'community.households', period: '2025-Q4', value: '3400', revision: 0 }]
    return enterFacts(scope, { actor: otherCommunity, now, today: on, calendar }, { unitId: id, entries, way: 'entry' })
  })
  expect(saved).toMatchObject({ value: [{ saved: true }] })
  expect(await scale()).toMatchObject({ outcome: 'warning', measured: { households: 3400 } })
})

it('names only facts that there are, of the units that have them', () => {
  for (const kind of unitKinds)
    for (const { fact } of attributesOf(kind))
      if (fact !== undefined) expect(standardFacts.find(({ key }) => key === fact)?.subjectKinds, fact).toContain(kind)
})

it('asks for a community when exactly one half has moved in, and not before', async () => {
  const outcome = async (occupied: string) =>
    finding(await estate({ households: '1201', 'occupied-households': occupied }), 'set-up.occupancy')
  expect(await outcome('600')).toMatchObject({ outcome: 'not-applicable', measured: { share: 49.9 } })
  expect(await outcome('601')).toMatchObject({ outcome: 'unmet', measured: { state: 'reached', due: 50 } })
  const half = await estate({ households: '1200', 'occupied-households': '600' })
  expect(await finding(half, 'set-up.occupancy')).toMatchObject({ outcome: 'unmet', measured: { share: 50 } })
  expect(await finding(await estate({}), 'set-up.occupancy')).toMatchObject({ measured: { state: 'unknown' } })
  expect(await finding(half, 'set-up.delegate')).toMatchObject({ outcome: 'unmet', measured: { state: 'none' } })
})

it('knows what is due, what is missing, and what nobody has to have', async () => {
  await set(communityId(), {
    'area-type': 'urban-village',
    'party-organisation': 'yes',
    'committee-established': 'no',
    'sub-committees': 'people-mediation,public-security,public-health,family-planning,mass-culture',
    'service-station': 'yes',
    'group-leaders-due': '12',
    'group-leaders-filled': '10',
    'unit-managed': 'no',
  })
  expect(await finding(communityId(), 'set-up.coverage')).toMatchObject({
    outcome: 'unmet',
    measured: { missing: 'committee-established' },
  })
  expect(await finding(communityId(), 'set-up.sub-committees')).toMatchObject({
    outcome: 'unmet',
    measured: { due: 6, count: 5, missing: 'elderly-women-children' },
  })
  expect(await finding(communityId(), 'set-up.service-station')).toMatchObject({ outcome: 'unmet' })
  expect(await finding(communityId(), 'set-up.leaders')).toMatchObject({ outcome: 'unmet', measured: { groups: 2 } })
  expect(await finding(communityId(), 'set-up.unit-managed')).toMatchObject({ outcome: 'not-applicable' })
})

it('shows each post its own area, page by page', async () => {
  const { rows } = await list('community')
  expect(rows.map(({ id }) => id)).toEqual([communityId()])
  const first = await list('office', { limit: 2 })
  const second = await list('office', { limit: 2, cursor: first.nextCursor })
  expect(first.rows.length + second.rows.length).toBe(4)
  expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id)
  const open = await list('office', { openOnly: true })
  expect(open.rows.flatMap(({ findings }) => findings).map(({ outcome }) => outcome)).not.toContain('met')
})
