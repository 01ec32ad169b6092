import { newId, type Result } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { type CaseEngine, createCaseEngine } from './case-engine.ts'
import type { TransitionInput } from './transition-case.ts'

let test: TestCity
let engine: CaseEngine

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  engine = createCaseEngine({
    clock: test.clock,
    calendar: test.calendar,
    permissions: test.permissions,
    processes: [
      { pluginId: 'sample', definition: sampleProcess },
      { pluginId: 'other', definition: sampleProcess },
    ],
  })
})

beforeEach(() => test.clock.setDay('2026-03-02'))

afterAll(() => test.drop())

type By = keyof TestTenant['actors']

function open(tenant = test.haigang, by: By = 'department') {
  const actor = tenant.actors[by]
  return test.database.write(coreModule, tenant.contextOf(actor), async (scope) => {
    const subject = { pluginId: 'sample', process: 'request', subjectId: newId(), title: '健康档案' }
    const opened = await engine.open(scope, actor, subject)
    if (!opened.ok) throw new Error(opened.refusal.code)
    return opened.value
  })
}

function take(tenant: TestTenant, by: By, input: Omit<TransitionInput, 'pluginId'> & { pluginId?: string }) {
  const actor = tenant.actors[by]
  return test.database.write(coreModule, tenant.contextOf(actor), (scope) =>
    engine.transition(scope, actor, { pluginId: 'sample', ...input }),
  )
}

function reading<T>(tenant: TestTenant, work: Parameters<typeof test.database.read<CoreTablesOf, T>>[2]) {
  return test.database.read(coreModule, tenant.context, work)
}
type CoreTablesOf = NonNullable<(typeof coreModule)['tables']>

async function caseState(tenant: TestTenant, caseId: string) {
  return reading(tenant, async (scope) => ({
    file: await engine.get(scope, { pluginId: 'sample', caseId }),
    timeline: await engine.timeline(scope, { pluginId: 'sample', caseId }),
    clocks: await engine.clocks(scope, { pluginId: 'sample', caseId }),
    todos: await scope.db
      .selectFrom('core.todo')
      .select(['step', 'unit_id', 'permission', 'due_on', 'done_at', 'done_by_post'])
      .where('case_id', '=', caseId)
      .orderBy('id')
      .execute(),
    audit: await scope.db
      .selectFrom('core.audit_entry')
      .select('action')
      .where('subject_id', '=', caseId)
      .orderBy('at')
      .orderBy('action')
      .execute(),
  }))
}

function refusalOf(result: Result<unknown>) {
  if (result.ok) throw new Error('It was not refused')
  return result.refusal
}

describe('opening', () => {
  it('writes the case, its first step, its clock, its to-do, an audit entry and an event', async () => {
    const file = await open()
    expect(file).toMatchObject({ state: 'submitted', version: 1, unitId: test.haigang.actors.department.unitId })
    const state = await caseState(test.haigang, file.id)
    expect(state.file).toEqual({ ok: true, value: file })
    expect(state.timeline).toMatchObject({
      ok: true,
      value: [{ action: 'open', toState: 'submitted', unit: test.haigang.actors.department.unitName }],
    })
    expect(state.clocks).toEqual({
      ok: true,
      value: [
        {
          key: 'check',
          startedOn: '2026-03-02',
          dueOn: '2026-03-05',
          workingDaysLeft: 3,
          provisional: false,
          paused: false,
          stopped: false,
          overdue: false,
          rule: 'sample.check-days',
          source: 'a document 1',
          workingDays: 3,
          calendarVersion: '2025+2026',
          pauses: [],
        },
      ],
    })
    expect(state.todos).toEqual([
      {
        step: 'check',
        unit_id: test.haigang.units.overseer.id,
        permission: 'sample:decide',
        due_on: '2026-03-05',
        done_at: null,
        done_by_post: null,
      },
    ])
    expect(state.audit).toEqual([{ action: 'sample.request.open' }])
  })

  it('is refused before anything is written when a deadline has no length in force', async () => {
    const bare = createCaseEngine({
      clock: test.clock,
      calendar: test.calendar,
      permissions: test.permissions,
      processes: [
        {
          pluginId: 'sample',
          definition: { ...sampleProcess, open: { clocks: [{ key: 'check', parameter: 'sample.unknown-days' }] } },
        },
      ],
    })
    const actor = test.haigang.actors.department
    const subjectId = newId()
    const result = await test.database.write(coreModule, test.haigang.contextOf(actor), (scope) =>
      bare.open(scope, actor, { pluginId: 'sample', process: 'request', subjectId, title: 'x' }),
    )
    expect(refusalOf(result)).toMatchObject({ kind: 'not-found', code: 'parameter.not-found' })
    const left = await reading(test.haigang, (scope) =>
      scope.db.selectFrom('core.case_file').select('id').where('subject_id', '=', subjectId).execute(),
    )
    expect(left).toEqual([])
  })
})

describe('a transition', () => {
  it('moves the case, closes its to-dos, opens the next, stops and starts clocks', async () => {
    const file = await open()
    test.clock.setDay('2026-03-03')
    const moved = await take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'accept', opinion: '同意' })
    expect(moved).toMatchObject({ ok: true, value: { state: 'accepted', version: 2 } })
    const state = await caseState(test.haigang, file.id)
    expect(state.timeline).toMatchObject({ ok: true, value: [{}, { action: 'accept', opinion: '同意' }] })
    expect(state.clocks).toMatchObject({
      ok: true,
      value: [
        { key: 'check', stopped: true, workingDaysLeft: 2 },
        { key: 'decision', stopped: false, dueOn: '2026-03-24', workingDaysLeft: 15 },
      ],
    })
    expect(state.todos).toMatchObject([
      { step: 'check', done_by_post: test.haigang.actors.office.postId },
      { step: 'decide', done_at: null, due_on: '2026-03-24' },
    ])
    expect(state.audit.map(({ action }) => action)).toEqual(['sample.request.open', 'sample.request.accept'])
  })

  it('pauses a clock while the opener supplements, and gives back the days that were left', async () => {
    const file = await open()
    test.clock.setDay('2026-03-03')
    await take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'return', opinion: '缺少法律依据' })
    expect((await caseState(test.haigang, file.id)).todos).toMatchObject([
      { step: 'check' },
      { step: 'supplement', unit_id: file.unitId, due_on: 'infinity' },
    ])
    test.clock.setDay('2026-03-16')
    expect((await caseState(test.haigang, file.id)).clocks).toMatchObject({
      value: [{ paused: true, workingDaysLeft: 2 }],
    })
    await take(test.haigang, 'department', { caseId: file.id, version: 2, action: 'supplement' })
    expect((await caseState(test.haigang, file.id)).clocks).toMatchObject({
      value: [{ paused: false, dueOn: '2026-03-18', workingDaysLeft: 2 }],
    })
  })

  it('is refused without the permission, whatever else is wrong', async () => {
    const file = await open()
    const stale = await take(test.haigang, 'community', { caseId: file.id, version: 9, action: 'finish' })
    expect(refusalOf(stale)).toMatchObject({ kind: 'forbidden', code: 'access.not-permitted' })
  })

  it('is refused in the wrong state', async () => {
    const file = await open()
    const result = await take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'finish' })
    expect(refusalOf(result)).toEqual({
      kind: 'conflict',
      code: 'case.not-possible',
      params: { state: 'submitted', action: 'finish' },
    })
  })

  it('is refused without a reason where one is demanded', async () => {
    const file = await open()
    const result = await take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'return', opinion: ' ' })
    expect(refusalOf(result)).toMatchObject({ kind: 'invalid', code: 'case.reason-required' })
  })

  it('is refused on a stale version with who changed what', async () => {
    const file = await open()
    await take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'accept' })
    const result = await take(test.haigang, 'department', { caseId: file.id, version: 1, action: 'withdraw' })
    const { office } = test.haigang.actors
    expect(refusalOf(result)).toEqual({
      kind: 'conflict',
      code: 'case.changed',
      params: {
        by: office.name,
        post: office.postTitle,
        unit: office.unitName,
        action: 'accept',
        from: 'submitted',
        to: 'accepted',
        fields: '',
        at: test.clock.now().toISOString(),
        version: 2,
      },
    })
  })

  it('lets only one of two win that decided on the same version', async () => {
    const file = await open()
    const results = await Promise.all([
      take(test.haigang, 'office', { caseId: file.id, version: 1, action: 'accept' }),
      take(test.haigang, 'department', { caseId: file.id, version: 1, action: 'withdraw' }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['case.changed'])
    expect(await caseState(test.haigang, file.id)).toMatchObject({ file: { value: { version: 2 } } })
  })

  it.each([
    ['another tenant', () => test.shanhaiguan, 'sample'],
    ['another plugin', () => test.haigang, 'other'],
  ])('answers %s exactly as if the case did not exist', async (_, tenant, pluginId) => {
    const file = await open()
    const foreign = await take(tenant(), 'office', { pluginId, caseId: file.id, version: 1, action: 'accept' })
    const unknown = await take(tenant(), 'office', { pluginId, caseId: newId(), version: 1, action: 'accept' })
    expect(refusalOf(foreign)).toEqual({ kind: 'not-found', code: 'case.not-found', params: {} })
    expect(foreign).toEqual(unknown)
    expect(await caseState(test.haigang, file.id)).toMatchObject({ file: { value: { version: 1 } } })
  })

  it('leaves nothing behind when what follows it fails', async () => {
    const file = await open()
    const before = await caseState(test.haigang, file.id)
    const { office } = test.haigang.actors
    const failing = test.database.write(coreModule, test.haigang.contextOf(office), async (scope) => {
      await engine.transition(scope, office, { pluginId: 'sample', caseId: file.id, version: 1, action: 'accept' })
      throw new Error('the plugin failed')
    })
    await expect(failing).rejects.toThrow('the plugin failed')
    expect(await caseState(test.haigang, file.id)).toEqual(before)
  })
})

it('offers an actor the actions of the state that their post may take', async () => {
  const file = await open()
  const actionsOf = async (by: By) => {
    const actor = test.haigang.actors[by]
    const course = await reading(test.haigang, (scope) =>
      engine.course(scope, actor, { pluginId: 'sample', caseId: file.id }),
    )
    return course.ok ? course.value.actions : course
  }
  expect(await actionsOf('office')).toEqual(['accept', 'return'])
  expect(await actionsOf('department')).toEqual(['withdraw'])
  expect(await actionsOf('community')).toEqual([])
})

it('reports a mistaken definition at the start', () => {
  const broken = {
    ...sampleProcess,
    transitions: { leave: { from: ['done'], to: 'nowhere', permission: 'sample:file' } },
  }
  const create = () =>
    createCaseEngine({
      clock: test.clock,
      calendar: test.calendar,
      permissions: test.permissions,
      processes: [{ pluginId: 'sample', definition: broken }],
    })
  expect(create).toThrow('has no state nowhere')
})
