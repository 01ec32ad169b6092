import type { inboxViews } from '@linli/contract'
import { asSuperuser } from '@linli/database/testing'
import { newId, today } from '@linli/kernel'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type CaseEngine, createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import type { TestActor, TestTenant } from '../testing/test-tenant.ts'
import { openTodos } from './inbox.queries.ts'
import { listInbox } from './list-inbox.ts'
import { readInboxFigures } from './read-figures.ts'

let test: TestCity
let engine: CaseEngine

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  engine = createCaseEngine({
    clock: test.clock,
    calendar: test.calendar,
    permissions: test.permissions,
    processes: [{ pluginId: 'sample', definition: sampleProcess }],
  })
  // Opened out of the order in which they fall due, and two on the same day.
  for (const [title, day] of [
    ['third', '2026-03-04'],
    ['first', '2026-03-02'],
    ['fourth', '2026-03-05'],
    ['second', '2026-03-03'],
    ['fifth', '2026-03-05'],
  ] as const) {
    await open(title, day)
  }
  await open('elsewhere', '2026-03-02', test.shanhaiguan)
})

beforeEach(() => test.clock.setDay('2026-03-06'))

afterAll(() => test.drop())

let opened = 0

function open(title: string, day: string, tenant = test.haigang) {
  test.clock.setDay(day)
  // Ids order what falls due on the same day; they hold the moment.
  opened += 1
  test.clock.advanceMs(opened)
  const actor = tenant.actors.department
  return test.database.write(coreModule, tenant.contextOf(actor), (scope) =>
    engine.open(scope, actor, { pluginId: 'sample', process: 'request', subjectId: newId(), title }),
  )
}

async function list(
  by: TestActor,
  view: (typeof inboxViews)[number],
  page: { cursor?: string | undefined; limit: number } = { limit: 20 },
  tenant: TestTenant = test.haigang,
) {
  const actor = tenant.actors[by]
  const query = { actor, view, today: today(test.clock), ...page }
  const result = await test.database.read(coreModule, tenant.contextOf(actor), async (scope) =>
    listInbox(scope, { ...query, calendar: await test.calendar.current(scope) }),
  )
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

it('lists what waits for a unit and its permissions, soonest due first, each with its deadline', async () => {
  const { rows, nextCursor } = await list('office', 'open')
  expect(rows.map(({ title }) => title)).toEqual(['first', 'second', 'third', 'fourth', 'fifth'])
  expect(nextCursor).toBeUndefined()
  expect(rows[0]).toMatchObject({
    pluginId: 'sample',
    process: 'request',
    state: 'submitted',
    step: 'check',
    from: test.haigang.actors.department.unitName,
    clock: { key: 'check', dueOn: '2026-03-05', workingDaysLeft: -1, provisional: false },
  })
})

it('shows nobody else’s to-dos', async () => {
  expect((await list('department', 'open')).rows).toEqual([])
  expect((await list('otherDepartment', 'open')).rows).toEqual([])
  expect((await list('office', 'open', { limit: 20 }, test.shanhaiguan)).rows.map(({ title }) => title)).toEqual([
    'elsewhere',
  ])
})

it.each(['open', 'started'] as const)('gives every row of %s once over its pages', async (view) => {
  const by = view === 'open' ? 'office' : 'department'
  const whole = await list(by, view)
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const page = await list(by, view, { limit: 2, cursor })
    titles.push(...page.rows.map(({ title }) => title))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  expect(titles).toEqual(whole.rows.map(({ title }) => title))
  expect(titles).toHaveLength(5)
})

it('lists what a post has started with what it waits for, latest first', async () => {
  const { rows } = await list('department', 'started')
  expect(rows.map(({ title }) => title).slice(2)).toEqual(['third', 'second', 'first'])
  expect(rows[0]).toMatchObject({ step: 'check', clock: { key: 'check' } })
})

it('moves a to-do from open to done when its case moves on', async () => {
  const [first] = (await list('office', 'open')).rows
  if (first === undefined) throw new Error('The inbox is empty')
  const { office } = test.haigang.actors
  await test.database.write(coreModule, test.haigang.contextOf(office), (scope) =>
    engine.transition(scope, office, { pluginId: 'sample', caseId: first.caseId, version: 1, action: 'accept' }),
  )
  const open = await list('office', 'open')
  expect(open.rows.map(({ step, title }) => [step, title])).toEqual([
    ['check', 'second'],
    ['check', 'third'],
    ['check', 'fourth'],
    ['check', 'fifth'],
    ['decide', 'first'],
  ])
  const done = await list('office', 'done', { limit: 1 })
  expect(done.rows).toMatchObject([{ title: 'first', step: 'check', doneAt: test.clock.now().toISOString() }])
})

it('counts what is open, due today and overdue', async () => {
  const actor = test.haigang.actors.office
  const figures = await test.database.read(coreModule, test.haigang.contextOf(actor), async (scope) =>
    readInboxFigures(scope, { actor, calendar: await test.calendar.current(scope), today: today(test.clock) }),
  )
  // 2026-03-02 + 3 working days is the 5th, the 3rd gives the 6th, the 4th gives Monday the 9th.
  expect(figures).toEqual({ open: 5, dueToday: 1, overdue: 0, unread: 0, today: '2026-03-06', workingDay: true })
})

it('refuses a cursor that it did not write', async () => {
  await expect(list('office', 'open', { limit: 2, cursor: 'x' })).rejects.toThrow('input.invalid')
  for (const at of ['2026-02-31', '0000-01-01', '2026-02-30T00:00:00.000Z']) {
    const forged = Buffer.from(`${at} ${newId()}`).toString('base64url')
    await expect(list('office', 'open', { limit: 2, cursor: forged })).rejects.toThrow('input.invalid')
  }
})

it('reads the open page in the order of its index, without sorting, behind every wall', async () => {
  await asSuperuser(
    test.adminConnectionString,
    `with cases as (
       insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id,
         opened_by_post, opened_at, updated_at)
       select $1, gen_random_uuid(), 'sample', 'request', gen_random_uuid(), 'many', 'submitted', 1, $2, $2, now(), now()
       from generate_series(1, 20000) returning id
     )
     insert into core.todo (tenant_id, id, case_id, step, unit_id, permission, opened_at, due_on)
     select $1, gen_random_uuid(), id, 'check', $2, 'sample:decide', now(), date '2026-03-01' + (random() * 300)::int
     from cases`,
    [test.shanhaiguan.tenantId, test.shanhaiguan.units.overseer.id],
  )
  await asSuperuser(test.adminConnectionString, 'vacuum (analyze) core.todo, core.case_file, core.org_unit, core.clock')
  const { office } = test.shanhaiguan.actors
  const input: Readonly<Record<string, unknown>> = {
    unitId: office.unitId,
    postId: office.postId,
    personId: office.personId,
    permissions: [...office.permissions],
    afterDueOn: '2026-05-01',
    afterId: newId(),
    limit: 21,
  }
  const { sql, parameters } = openTodos.compile(coreModule)
  const values = parameters.map((parameter) =>
    typeof parameter === 'symbol' ? test.shanhaiguan.tenantId : input[(parameter as { key: string }).key],
  )
  const plan = await test.database.write(coreModule, test.shanhaiguan.contextOf(office), async (scope) => {
    const { rows } = await scope.db.executeQuery<Record<string, string>>(CompiledQuery.raw(`explain ${sql}`, values))
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Only Scan using todo_open/)
  expect(plan).toMatch(/Index Cond: .*due_on/)
  expect(plan).not.toMatch(/Seq Scan on (case_file|todo)/)
  // Before version 17 PostgreSQL forgets the order of the page and sorts its 21 rows again.
  expect(plan.slice(plan.indexOf('CTE page'), plan.indexOf('CTE reading'))).not.toMatch(/Sort/)
})
