import type { IdentifierScheme, PlaceChoices, PlaceDraft } from '@linli/contract'
import { placeDraftInput } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { withSuperuser } from '@linli/database/testing'
import { newId, RefusalError, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseEngine, createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { addIdentifiers } from '../organisation/add-identifiers.ts'
import { addUnits } from '../organisation/add-units.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { addPerson } from '../people/add-person.ts'
import { searchUnits } from '../register/search-units.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts'
import { applyDueEvents } from './apply-due-events.ts'
import { cancelPlaceEvent } from './cancel-place-event.ts'
import { getPlaceEvent } from './get-place-event.ts'
import { getUnitHistory } from './get-unit-history.ts'
import { listCover } from './list-cover.ts'
import { listPlaceEvents } from './list-place-events.ts'
import { insertEventUnits, insertPlaceEvent } from './place-event.queries.ts'
import type { PlaceServices } from './place-work.ts'
import { previewPlaceEvent } from './preview-place-event.ts'
import { readChangeMap } from './read-change-map.ts'
import { findDelegate, findUnitOn, readRegister } from './read-register.ts'
import { recordPlaceEvent } from './record-place-event.ts'

let test: TestCity
let engine: CaseEngine
let services: PlaceServices

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  const { clock, calendar, permissions } = test
  engine = createCaseEngine({
    clock,
    calendar,
    permissions,
    processes: [{ pluginId: 'sample', definition: sampleProcess }],
  })
  services = { clock, finals: engine.finals, followers: [] }
})

afterAll(() => test.drop())

const TODAY = '2026-03-02'
const papers = { documentNumber: '海政字〔2026〕3号', approvedBy: '海港区人民政府' }

const read = <T>(work: (scope: CoreReading) => Promise<T>, tenant = test.haigang) =>
  test.database.read(coreModule, tenant.context, work)
const write = <T>(work: (scope: CoreWriting) => Promise<T>, tenant = test.haigang) =>
  test.database.write(coreModule, tenant.contextOf(tenant.actors.office), work)

type Drafted = Partial<PlaceDraft> & Pick<PlaceDraft, 'kind'>
const draftOf = (draft: Drafted) => placeDraftInput.parse({ day: TODAY, ...papers, ...draft })

function preview(draft: Drafted, tenant = test.haigang) {
  return read((scope) => previewPlaceEvent({ ...services, scope }, draftOf(draft)), tenant)
}

async function record(draft: Drafted, choices: Partial<PlaceChoices> = {}, tenant = test.haigang) {
  const { digest } = valueOrThrow(await preview(draft, tenant))
  return recordAs(draft, { digest, ...choices }, tenant)
}

function recordAs(
  draft: Drafted,
  { digest, cases = [], posts = [] }: Partial<PlaceChoices> & { digest: string },
  tenant: TestTenant = test.haigang,
) {
  return write(async (scope) => {
    const work = { ...services, scope, actor: tenant.actors.office }
    return valueOrThrow(await recordPlaceEvent(work, { draft: draftOf(draft), digest, choices: { cases, posts } }))
  }, tenant)
}

async function refusalOf(doing: Promise<unknown>) {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof RefusalError)) throw error ?? new Error('It was not refused')
  return error.refusal
}

let made = 0
async function newUnit(kind: 'community' | 'estate' | 'street', parentId: string, name?: string) {
  made += 1
  const unit = { kind, parentId, name: name ?? `${kind} ${made}`, validFrom: '2024-01-01' }
  const [id = ''] = valueOrThrow(await write((scope) => addUnits(scope, [unit])))
  return id
}

function openCase(unitId: string, actor: Actor = test.haigang.actors.department, action?: string) {
  return write(async (scope) => {
    const subject = { pluginId: 'sample', process: 'request', subjectId: newId(), title: 'x', unitId }
    const file = valueOrThrow(await engine.open(scope, actor, subject))
    if (action === undefined) return file
    const step = { pluginId: 'sample', caseId: file.id, version: 1, action, opinion: 'x' }
    const by = action === 'return' ? test.haigang.actors.office : actor
    return valueOrThrow(await engine.transition(scope, by, step))
  })
}

const caseOf = (caseId: string) =>
  read(async (scope) => ({
    file: valueOrThrow(await engine.get(scope, { pluginId: 'sample', caseId })),
    timeline: valueOrThrow(await engine.timeline(scope, { pluginId: 'sample', caseId })),
    todos: await scope.db
      .selectFrom('core.todo')
      .select(['unit_id'])
      .where('case_id', '=', caseId)
      .where('done_at', 'is', null)
      .execute(),
  }))

const street = (index = 0) => test.haigang.units.streets[index]?.id ?? ''

async function expectSoundClosure() {
  const faults = await read(async (scope) => {
    const units = await scope.db.selectFrom('core.org_unit').select(['id', 'parent_id']).execute()
    const lines = await scope.db.selectFrom('core.org_unit_closure').selectAll().execute()
    const parents = new Map(units.map(({ id, parent_id }) => [id, parent_id]))
    const expected = units.flatMap(({ id }) => {
      const above: string[] = []
      for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) above.push(at)
      return above.map((ancestor, depth) => `${ancestor} ${id} ${depth}`)
    })
    const found = lines.map((line) => `${line.ancestor_id} ${line.descendant_id} ${line.depth}`)
    return { expected: expected.toSorted(), found: found.toSorted() }
  })
  expect(faults.found).toEqual(faults.expected)
}

describe('splitting', () => {
  it('lets a community go on under a new name beside a new one, each case where it was chosen to go', async () => {
    const old = await newUnit('community', street(), '秦皇半岛社区')
    const estate = await newUnit('estate', old)
    const staying = await openCase(old, undefined, 'return')
    test.clock.advanceMs(1)
    const going = await openCase(old, undefined, 'return')
    const closed = await openCase(old, undefined, 'withdraw')
    const draft = {
      kind: 'split',
      unitIds: [old],
      targetId: old,
      name: '秦皇半岛第一社区',
      newUnits: [
        {
          name: '秦皇半岛第二社区',
          fullName: '秦皇半岛第二社区',
          areaIds: [estate],
          code: '130302001034',
          households: 1800,
        },
      ],
    } satisfies Drafted
    const shown = valueOrThrow(await preview(draft))
    expect(shown.cases.map(({ caseId, todos }) => [caseId, todos])).toEqual([
      [staying.id, 1],
      [going.id, 1],
    ])
    expect(shown.cases[0]?.successors.map(({ name }) => name)).toEqual(['秦皇半岛第一社区', '秦皇半岛第二社区'])
    expect(shown.units.map(({ touch, name }) => [touch, name])).toEqual([
      ['starts', '秦皇半岛第二社区'],
      ['moved', expect.stringContaining('estate')],
      ['renamed', '秦皇半岛社区'],
    ])
    expect(await refusalOf(record(draft))).toMatchObject({ code: 'place.choice-missing', params: { count: 2 } })
    const { id } = await record(draft, {
      cases: [
        { caseId: staying.id, to: old },
        { caseId: going.id, to: 'new:0' },
      ],
    })
    const event = valueOrThrow(await read((scope) => getPlaceEvent(scope, id)))
    const second = event.after.find(({ continues }) => !continues)?.unitId ?? ''
    expect(event.counts).toEqual({ cases: 1, todos: 1, posts: 0, codes: 1 })

    expect((await caseOf(staying.id)).file).toMatchObject({ unitId: old, version: staying.version })
    const moved = await caseOf(going.id)
    expect(moved.file).toMatchObject({ unitId: second, version: going.version + 1, state: going.state })
    expect(moved.todos).toEqual([{ unit_id: second }])
    expect(moved.timeline.at(-1)).toMatchObject({
      action: 'place-changed',
      opinion: '秦皇半岛社区 → 秦皇半岛第二社区 · 海政字〔2026〕3号',
    })
    expect((await caseOf(closed.id)).file).toMatchObject({ unitId: old, version: closed.version })
    const on = (day: string) => read((scope) => findUnitOn(scope, { unitId: old, on: day }))
    expect(await on('2026-03-01')).toMatchObject({ name: '秦皇半岛社区' })
    expect(await on(TODAY)).toMatchObject({ name: '秦皇半岛第一社区' })
    expect(await read((scope) => findUnitOn(scope, { unitId: second, on: '2026-03-01' }))).toBeUndefined()
    await expectSoundClosure()
  })

  it('leaves no area without a committee', async () => {
    const old = await newUnit('community', street())
    await newUnit('estate', old, '金舍家园')
    const parts = [
      { name: '甲', areaIds: [] },
      { name: '乙', areaIds: [] },
    ]
    const refused = await preview({ kind: 'split', unitIds: [old], newUnits: parts })
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'place.area-uncovered', params: { areas: '金舍家园' } },
    })
  })
})

describe('merging', () => {
  it('moves posts, people, codes, areas and open cases to the one that stays', async () => {
    const [stays, ends] = [await newUnit('community', street()), await newUnit('community', street(1))]
    const estate = await newUnit('estate', ends)
    const file = await openCase(ends)
    const draft = { kind: 'merge', unitIds: [stays, ends], targetId: stays } satisfies Drafted
    await record(draft)
    expect((await caseOf(file.id)).file.unitId).toBe(stays)
    expect(await read((scope) => findUnitOn(scope, { unitId: ends, on: TODAY }))).toBeUndefined()
    expect(await read((scope) => findUnitOn(scope, { unitId: estate, on: TODAY }))).toMatchObject({ parentId: stays })
    expect(await read((scope) => findUnitOn(scope, { unitId: estate, on: '2026-03-01' }))).toMatchObject({
      parentId: ends,
    })
    const history = valueOrThrow(await read((scope) => getUnitHistory(scope, ends)))
    expect(history).toMatchObject({ successors: [{ id: stays }], predecessors: [], events: [{ kind: 'merge' }] })
    expect(history.periods.at(-1)).toMatchObject({ to: TODAY })
    await expectSoundClosure()
    expect(await refusalOf(record(draft))).toMatchObject({ code: 'place.unit-ended' })
  })

  it('moves a real post with its person', async () => {
    const own = test.shanhaiguan.actors.otherCommunity
    const [first] = test.shanhaiguan.units.communities
    const draft = {
      kind: 'merge',
      unitIds: [own.unitId, first?.id ?? ''],
      newUnits: [{ name: '合并社区', areaIds: [] }],
    } satisfies Drafted
    const shown = valueOrThrow(await preview(draft, test.shanhaiguan))
    expect(shown.posts.map(({ people }) => people.length)).toEqual([1, 1])
    expect(shown.codes.filter(({ touch }) => touch === 'ends')).toHaveLength(2)
    const { id } = await record(draft, {}, test.shanhaiguan)
    const event = valueOrThrow(await read((scope) => getPlaceEvent(scope, id), test.shanhaiguan))
    expect(event.counts).toMatchObject({ posts: 2, codes: 2 })
    const held = await read(
      (scope) => scope.db.selectFrom('core.post').select('unit_id').where('id', '=', own.postId).execute(),
      test.shanhaiguan,
    )
    expect(held).toEqual([{ unit_id: event.after[0]?.unitId }])
    // the other district knows nothing of it
    expect(await read((scope) => getPlaceEvent(scope, id))).toMatchObject({ refusal: { code: 'place.not-found' } })
  })
})

describe('the preview', () => {
  it('holds until something changes in between, and then says what', async () => {
    const [stays, ends] = [await newUnit('community', street()), await newUnit('community', street())]
    const draft = { kind: 'merge', unitIds: [stays, ends], targetId: stays } satisfies Drafted
    const { digest } = valueOrThrow(await preview(draft))
    await openCase(ends)
    expect(await refusalOf(recordAs(draft, { digest }))).toMatchObject({
      code: 'place.changed-meanwhile',
      params: { what: 'cases' },
    })
  })

  it('refuses what cannot be', async () => {
    const unit = await newUnit('community', street(), '和平里')
    await newUnit('community', street(1), '和平里')
    const cases: [Drafted, string][] = [
      [{ kind: 'rename', unitIds: [unit], name: '和平里', documentNumber: '海政字[2026]3号' }, 'place.nothing-changes'],
      [{ kind: 'rename', unitIds: [unit], name: '新名', documentNumber: '海政字[2026]3号' }, 'place.document-number'],
      [{ kind: 'rename', unitIds: [unit], name: '新名', approvedBy: undefined }, 'place.approval-required'],
      [{ kind: 'rename', unitIds: [unit], name: '新名', day: '2026-03-01' }, 'place.reason-required'],
      [{ kind: 'rename', unitIds: [unit], name: '新名', day: '2024-01-01', reason: 'x' }, 'place.day-too-early'],
      [{ kind: 'transfer', unitIds: [unit], targetId: street(1) }, 'place.name-taken'],
      [{ kind: 'transfer', unitIds: [unit], targetId: street() }, 'place.nothing-changes'],
      [{ kind: 'merge', unitIds: [unit, street()], targetId: unit }, 'place.wrong-units'],
      [{ kind: 'rename', unitIds: [newId()], name: '新名' }, 'unit.not-found'],
      [{ kind: 'rename', unitIds: [test.shanhaiguan.units.communities[0]?.id ?? ''], name: '新名' }, 'unit.not-found'],
      [
        { kind: 'set-up', targetId: street(), newUnits: [{ name: 'n', areaIds: [], code: '13030200' }] },
        'place.wrong-code',
      ],
      [
        { kind: 'rename', unitIds: [unit], name: '新名', given: [{ unitId: unit, code: '130302001' }] },
        'place.wrong-code',
      ],
      [
        { kind: 'set-up', targetId: street(), newUnits: [{ name: 'n', areaIds: [], code: '130302001001' }] },
        'place.code-taken',
      ],
    ]
    for (const [draft, code] of cases) {
      expect(await preview(draft), JSON.stringify(draft)).toMatchObject({ ok: false, refusal: { code } })
    }
  })
})

describe('codes', () => {
  const give = (unitId: string, codes: readonly (readonly [IdentifierScheme, string])[]) =>
    write((scope) => {
      const common = { unitId, validFrom: '2024-01-01', source: '登记' }
      return addIdentifiers(
        scope,
        codes.map(([scheme, value]) => ({ ...common, scheme, value })),
      )
    })
  const codesOf = async (unitId: string) => {
    const rows = await read((scope) =>
      scope.db
        .selectFrom('core.identifier')
        .select(['scheme', 'value', 'valid_to'])
        .where('unit_id', '=', unitId)
        .orderBy('scheme')
        .orderBy('valid_from')
        .execute(),
    )
    return rows.map(({ scheme, value, valid_to }) => [scheme, value, valid_to])
  }

  it('replace the one of their scheme, of the unit that changes and of another, and leave the rest', async () => {
    const [renamed, beside] = [await newUnit('community', street()), await newUnit('community', street())]
    await give(renamed, [
      ['police', '130302001001091'],
      ['statistical', '130302001091'],
    ])
    await give(beside, [['statistical', '130302001092']])
    const given = [
      { unitId: renamed, code: '130302001093' },
      { unitId: beside, code: '130302001094' },
    ]
    await record({ kind: 'rename', unitIds: [renamed], name: '换码社区', given })
    expect(await codesOf(renamed)).toEqual([
      ['police', '130302001001091', null],
      ['statistical', '130302001091', TODAY],
      ['statistical', '130302001093', null],
    ])
    expect(await codesOf(beside)).toEqual([
      ['statistical', '130302001092', TODAY],
      ['statistical', '130302001094', null],
    ])
  })

  it('of a street are those that it has: nine digits, or the twelve of statistics', async () => {
    const root = test.haigang.units.root.id
    for (const [code, scheme] of [
      ['130302091', 'gb-10114'],
      ['130302092000', 'statistical'],
    ] as const) {
      const unitId = await newUnit('street', root)
      await record({ kind: 'rename', unitIds: [unitId], name: `街道${code}`, given: [{ unitId, code }] })
      expect(await codesOf(unitId)).toEqual([[scheme, code, null]])
    }
  })
})

it('delegates an area until the day on which its community is set up', async () => {
  const near = await newUnit('community', street())
  const { id: began } = await record({
    kind: 'delegate',
    targetId: near,
    newUnits: [{ name: '在水一方', areaIds: [] }],
  })
  const area = valueOrThrow(await read((scope) => getPlaceEvent(scope, began))).after[0]?.unitId ?? ''
  const delegateOn = async (on: string) => (await read((scope) => findDelegate(scope, { areaId: area, on })))?.id
  expect(await delegateOn(TODAY)).toBe(near)
  const cover = await read((scope) => listCover(scope, TODAY))
  expect(cover.find(({ areaId }) => areaId === area)).toMatchObject({ cover: 'delegate' })
  // who looks after an area cannot leave it behind
  expect(await preview({ kind: 'abolish', unitIds: [near], reason: 'x' })).toMatchObject({
    refusal: { code: 'place.area-uncovered' },
  })
  test.clock.setDay('2026-04-01')
  await record({
    kind: 'set-up',
    day: '2026-04-01',
    targetId: street(),
    newUnits: [{ name: '在水一方社区', areaIds: [area] }],
  })
  expect([await delegateOn('2026-03-31'), await delegateOn('2026-04-01')]).toEqual([near, undefined])
  expect((await read((scope) => listCover(scope, '2026-04-01'))).find(({ areaId }) => areaId === area)).toMatchObject({
    cover: 'community',
    by: '在水一方社区',
  })
  await expectSoundClosure()
})

it('applies a planned event on its day, cancels one before, and tells why one could not be', async () => {
  const [planned, cancelled, kept] = [
    await newUnit('community', street()),
    await newUnit('community', street()),
    await newUnit('community', street()),
  ]
  const day = '2026-05-01'
  const first = await record({ kind: 'transfer', day, unitIds: [planned], targetId: street(1) })
  const second = await record({ kind: 'rename', day, unitIds: [cancelled], name: '不再更名' })
  const third = await record({ kind: 'rename', day, unitIds: [kept], name: '又一个名' })
  await write(async (scope) =>
    cancelPlaceEvent({ ...services, scope, actor: test.haigang.actors.office }, { id: second.id, reason: '方案改变' }),
  )
  await write((scope) =>
    addUnits(scope, [{ kind: 'community', parentId: street(), name: '又一个名', validFrom: TODAY }]),
  )
  const apply = () => applyDueEvents(test.database, services, { id: test.haigang.tenantId, cityId: test.city.tenantId })
  await apply()
  expect(await read((scope) => findUnitOn(scope, { unitId: planned, on: day }))).toMatchObject({ parentId: street() })
  test.clock.setDay(day)
  await apply()
  await apply()
  expect(await read((scope) => findUnitOn(scope, { unitId: planned, on: day }))).toMatchObject({ parentId: street(1) })
  const listed = valueOrThrow(await read((scope) => listPlaceEvents(scope, { limit: 3 })))
  const states = new Map(listed.rows.map(({ id, state, problem }) => [id, [state, problem]]))
  expect(states.get(first.id)).toEqual(['in-effect', undefined])
  expect(states.get(second.id)).toEqual(['cancelled', undefined])
  expect(states.get(third.id)).toEqual(['planned', { code: 'place.name-taken', params: { name: '又一个名' } }])
  expect(listed.nextCursor).toBeDefined()
  await expectSoundClosure()
})

it('goes on past an event that fails, and lets no later one of its units overtake it', async () => {
  const day = '2026-05-04'
  const [first, second] = [await newUnit('community', street()), await newUnit('community', street())]
  const faulty = await record({ kind: 'rename', day, unitIds: [first], name: '出错社区' })
  const later = await record({ kind: 'transfer', day: '2026-05-05', unitIds: [first], targetId: street(1) })
  const other = await record({ kind: 'rename', day, unitIds: [second], name: '照常社区' })
  await withSuperuser(test.adminConnectionString, (admin) =>
    admin.query(`update core.place_event set draft = draft - 'kind' where id = $1`, [faulty.id]),
  )
  test.clock.setDay('2026-05-05')
  const tenant = { id: test.haigang.tenantId, cityId: test.city.tenantId }
  await expect(applyDueEvents(test.database, services, tenant)).rejects.toThrow(AggregateError)
  const stateOf = (id: string) => read(async (scope) => valueOrThrow(await getPlaceEvent(scope, id)).state)
  expect(await stateOf(faulty.id)).toBe('planned')
  expect(await stateOf(later.id)).toBe('planned')
  expect(await stateOf(other.id)).toBe('in-effect')
  for (const { id } of [later, faulty]) {
    const cancelling = { id, reason: '不再办理' }
    await write((scope) => cancelPlaceEvent({ ...services, scope, actor: test.haigang.actors.office }, cancelling))
  }
})

it('waits for the step of a case that is under way, and the step does not wait for it', async () => {
  const [stays, ends] = [await newUnit('community', street()), await newUnit('community', street())]
  const file = await openCase(ends)
  const { clock } = test
  clock.setDay('2026-05-06')
  const draft: Drafted = { kind: 'merge', day: '2026-05-06', unitIds: [stays, ends], targetId: stays }
  const { office } = test.haigang.actors
  const step = { pluginId: 'sample', caseId: file.id, version: 1, action: 'return', opinion: 'x' }
  let recording: Promise<unknown> = Promise.resolve()
  await write(async (scope) => {
    await scope.db.selectFrom('core.case_file').select('id').where('id', '=', file.id).forUpdate().execute()
    recording = record(draft).catch((error: unknown) => error)
    await untilSomebodyWaits(test.adminConnectionString)
    valueOrThrow(await engine.transition(scope, office, step))
  })
  // what was agreed to is no longer so, and that is said rather than a deadlock
  expect(await recording).toMatchObject({ refusal: { code: 'place.changed-meanwhile', params: { what: 'cases' } } })
  await record(draft)
  expect((await caseOf(file.id)).file).toMatchObject({ unitId: stays, state: 'supplement' })
})

it('lets a case follow that was opened for a unit in the moment of its end', async () => {
  const [stays, ends] = [await newUnit('community', street()), await newUnit('community', street())]
  test.clock.setDay('2026-06-01')
  await record({ kind: 'merge', day: '2026-06-01', unitIds: [stays, ends], targetId: stays })
  expect(await refusalOf(openCase(ends))).toMatchObject({ code: 'unit.ended', params: { on: '2026-06-01' } })
  const late = await openCase(stays, undefined, 'return')
  const closed = await openCase(stays, undefined, 'withdraw')
  await write(async ({ db }) => {
    await db.updateTable('core.case_file').set({ unit_id: ends }).where('id', 'in', [late.id, closed.id]).execute()
    await db.updateTable('core.todo').set({ unit_id: ends }).where('case_id', '=', late.id).execute()
  })
  await applyDueEvents(test.database, services, { id: test.haigang.tenantId, cityId: test.city.tenantId })
  const moved = await caseOf(late.id)
  expect(moved.file.unitId).toBe(stays)
  expect(moved.todos).toEqual([{ unit_id: stays }])
  expect(moved.timeline.at(-1)).toMatchObject({ action: 'place-changed' })
  expect((await caseOf(closed.id)).file.unitId).toBe(ends)
})

it('appoints nobody to a unit that has ended', async () => {
  const ended = await newUnit('community', street())
  await record({ kind: 'abolish', day: '2026-06-01', unitIds: [ended], reason: 'x' })
  const { office } = test.haigang.actors
  const at = test.clock.now()
  const person = { name: '某人', account: 'somebody', title: '工作人员', role: 'community-worker' as const, at }
  const add = write(async (scope) => valueOrThrow(await addPerson(scope, office, { ...person, unitId: ended })))
  expect(await refusalOf(add)).toMatchObject({ code: 'unit.ended', params: { on: '2026-06-01' } })
})

it('finds a community by the name that it had', async () => {
  const found = valueOrThrow(
    await read((scope) => searchUnits(scope, { text: '秦皇半岛社区', ended: false, limit: 20, on: '2026-06-01' })),
  )
  expect(found.rows).toMatchObject([{ name: '秦皇半岛第一社区', foundBy: '秦皇半岛社区' }])
  const elsewhere = { text: '秦皇半岛社区', ended: false, limit: 20, on: '2026-06-01' }
  expect(valueOrThrow(await read((scope) => searchUnits(scope, elsewhere), test.shanhaiguan)).rows).toEqual([])
})

it('draws who became whom, and shows the register of any day', async () => {
  const edges = await read((scope) => readChangeMap(scope, { year: 2026, streetId: street() }))
  expect(edges.filter(({ kind }) => kind === 'split').map(({ from, to }) => [from.name, to.name])).toEqual([
    ['秦皇半岛社区', '秦皇半岛第一社区'],
    ['秦皇半岛社区', '秦皇半岛第二社区'],
    [expect.any(String), expect.any(String)],
  ])
  expect(await read((scope) => readChangeMap(scope, { year: 2025 }))).toEqual([])
  const names = async (on: string) => (await read((scope) => readRegister(scope, on))).map(({ name }) => name)
  expect(await names('2026-03-01')).toContain('秦皇半岛社区')
  expect(await names(TODAY)).not.toContain('秦皇半岛社区')
})

it('keeps the latest changes on the map, each whole, when there are more than it draws', async () => {
  const unit = await newUnit('community', street(1), '多次更名社区')
  await write(async (scope) => {
    const change = {
      kind: 'rename',
      state: 'in-effect',
      draft: '{}',
      choices: '{"cases":[],"posts":[]}',
      touched: '{}',
    } as const
    const by = {
      recorded_at: test.clock.now(),
      recorded_by_post: newId(),
      recorded_by: 'x',
      recorded_by_title: 'x',
      recorded_by_unit: 'x',
    }
    for (let n = 0; n < 310; n += 1) {
      const id = newId()
      const day = new Date(Date.UTC(2030, 0, 1 + n)).toISOString().slice(0, 10)
      await insertPlaceEvent(scope, { ...change, ...by, id, day, subject: 'x' })
      const side = { event_id: id, unit_id: unit, kind: 'community' as const, full_name: 'x', continues: true }
      await insertEventUnits(
        scope,
        [
          { ...side, side: 'before', name: `名${n}`, parent_id: null, parent_name: null, code: null, households: null },
          {
            ...side,
            side: 'after',
            name: `名${n + 1}`,
            parent_id: null,
            parent_name: null,
            code: null,
            households: null,
          },
        ],
        [],
      )
    }
  })
  const edges = (await read((scope) => readChangeMap(scope, {}))).filter(({ day }) => day >= '2030-01-01')
  expect(edges).toHaveLength(300)
  expect(edges.at(-1)).toMatchObject({ from: { name: '名309' }, to: { name: '名310' } })
})
