import type { ProcessDefinition } from '@linli/contract'
import { withSuperuser } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts'
import { createCalendarSource } from './calendar-source.ts'
import { importCalendar } from './import-calendar.ts'
import { previewCalendar } from './preview-calendar.ts'
import { readCalendarYear } from './read-calendar-year.ts'

let test: TestCity
const caseIds = new Map<TestTenant, string>()

const slow: ProcessDefinition = {
  ...sampleProcess,
  open: { ...sampleProcess.open, clocks: [{ key: 'check', parameter: 'sample.decision-days' }] },
}

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions }, day: '2026-12-28', poolSize: 1 })
  await publishParameters(test.database, sampleParameters)
  for (const tenant of [test.haigang, test.shanhaiguan]) {
    const actor = tenant.actors.department
    const processes = [{ pluginId: 'sample', definition: slow }]
    const engine = createCaseEngine({
      clock: test.clock,
      calendar: test.calendar,
      permissions: test.permissions,
      processes,
    })
    const opened = await test.database.write(coreModule, tenant.contextOf(actor), (scope) =>
      engine.open(scope, actor, {
        pluginId: 'sample',
        process: 'request',
        subjectId: newId(),
        title: 'over the new year',
      }),
    )
    if (opened.ok) caseIds.set(tenant, opened.value.id)
  }
})

afterAll(() => test.drop())

function deadline(tenant: TestTenant) {
  const caseId = caseIds.get(tenant) ?? ''
  return test.database.read(coreModule, tenant.context, async (scope) => ({
    clock: await scope.db
      .selectFrom('core.clock')
      .select(['due_on', 'provisional', 'calendar_version'])
      .where('case_id', '=', caseId)
      .executeTakeFirst(),
    todo: await scope.db.selectFrom('core.todo').select('due_on').where('case_id', '=', caseId).executeTakeFirst(),
    audit: await scope.db
      .selectFrom('core.audit_entry')
      .select(['action', 'details'])
      .where('subject_id', '=', caseId)
      .where('action', '=', 'clocks.recompute')
      .execute(),
  }))
}

it('marks a deadline provisional that reaches into a year not yet published', async () => {
  expect(await deadline(test.haigang)).toEqual({
    clock: { due_on: '2027-01-18', provisional: true, calendar_version: '2025+2026' },
    todo: { due_on: '2027-01-18' },
    audit: [],
  })
})

it('recomputes it, its to-do too, when the notice comes, and writes that down', async () => {
  const days = [{ date: '2027-01-01', working: false, name: '元旦' }]
  expect(await importCalendar(test.database, test.clock, { year: 2027, source: 'a notice', days })).toBe(2)
  for (const tenant of [test.haigang, test.shanhaiguan]) {
    expect(await deadline(tenant)).toEqual({
      clock: { due_on: '2027-01-19', provisional: false, calendar_version: '2025+2026+2027' },
      todo: { due_on: '2027-01-19' },
      audit: [
        {
          action: 'clocks.recompute',
          details: { clock: 'check', from: '2027-01-18', to: '2027-01-19', calendar: '2025+2026+2027' },
        },
      ],
    })
  }
  expect(await importCalendar(test.database, test.clock, { year: 2027, source: 'a notice', days })).toBe(0)
})

it('is known everywhere a minute later', async () => {
  const source = createCalendarSource(test.clock)
  const { haigang } = test
  const version = () =>
    test.database.read(
      coreModule,
      haigang.contextOf(haigang.actors.office),
      async (scope) => (await source.current(scope)).version,
    )
  await version()
  const days = [{ date: '2028-01-03', working: false, name: '元旦' }]
  await importCalendar(test.database, test.clock, { year: 2028, source: 'a notice', days })
  expect(await version()).toBe('2025+2026+2027')
  test.clock.advanceMs(60_000)
  expect(await version()).toBe('2025+2026+2027+2028')
})

it('a correction counts anew what was definite, and December of the year before may be set', async () => {
  const days = [
    { date: '2026-12-31', working: false, name: '元旦' },
    { date: '2027-01-01', working: false, name: '元旦' },
  ]
  expect(await importCalendar(test.database, test.clock, { year: 2027, source: 'a correction', days })).toBe(2)
  expect(await deadline(test.haigang)).toMatchObject({
    clock: { due_on: '2027-01-20', provisional: false, calendar_version: '2025+2026+2027.2+2028' },
    todo: { due_on: '2027-01-20' },
  })
  const view = await test.database.read(coreModule, test.haigang.context, (scope) => readCalendarYear(scope, 2026))
  expect(view.days.at(-1)).toEqual({ date: '2026-12-31', working: false, name: '元旦' })
  expect(view.imports.map(({ year, revision, changedDays }) => [year, revision, changedDays])).toEqual(
    expect.arrayContaining([
      [2027, 2, 1],
      [2027, 1, 1],
    ]),
  )
})

it('shows a city what an import would move, as counts', async () => {
  const content = JSON.stringify({ year: 2027, days: [{ name: '元旦', date: '2027-01-04', isOffDay: true }] })
  const notice = { content, document: '国办发明电〔2026〕7号' }
  const preview = await previewCalendar(test.database, test.city.context, notice)
  expect(preview).toMatchObject({
    value: {
      year: 2027,
      known: true,
      changes: [{ date: '2026-12-31' }, { date: '2027-01-01' }, { date: '2027-01-04' }],
      districts: [
        { name: '海港区', moved: 1, definite: 0 },
        { name: '山海关区', moved: 1, definite: 0 },
      ],
    },
  })
  const wrong = await previewCalendar(test.database, test.city.context, {
    content: '关于2027年部分节假日安排的通知。放假。',
  })
  expect(wrong).toMatchObject({ refusal: { code: 'calendar.unread' } })
})

it('waits for the step that is at a case, and counts what that has left', async () => {
  const { haigang, adminConnectionString } = test
  const caseId = caseIds.get(haigang)
  const days = [{ date: '2027-01-08', working: false, name: '元旦' }]
  let importing: Promise<number> = Promise.resolve(0)
  await withSuperuser(adminConnectionString, async (step) => {
    await step.query('begin')
    await step.query('select from core.case_file where id = $1 for update', [caseId])
    importing = importCalendar(test.database, test.clock, { year: 2027, source: 'another correction', days })
    await untilSomebodyWaits(adminConnectionString)
    await step.query(`update core.clock set counted_from = '2027-03-01' where case_id = $1`, [caseId])
    await step.query('commit')
  })
  expect(await importing).toBe(2)
  expect((await deadline(haigang)).clock).toMatchObject({
    due_on: '2027-03-22',
    calendar_version: '2025+2026+2027.3+2028',
  })
})
