import type { CaseCourse, HandOverPreview, InboxRow } from '@linli/contract'
import { coreModule, publishParameters } from '@linli/core'
import { fullParameters, type TestTenant } from '@linli/core/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { matterPlugin } from './testing/matter-plugin.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** One process with everything in it, through HTTP, with a second district that sees none of it. */

const API = '/api/plugins/full/trpc'
const DAY_MS = 86_400_000
const people = ['applicant', 'justice', 'office', 'deputy', 'above', 'first', 'second', 'foreign'] as const
type Who = (typeof people)[number]

let server: TestServer
const desk = {} as Record<Who, Browser> // filled before any test
const unitIds = {} as Record<Who, string> // as above
const appointmentIds = {} as Record<Who, string> // as above

beforeAll(async () => {
  server = await startTestServer({ plugins: [matterPlugin] })
  await publishParameters(server.city.database, fullParameters)
  const { haigang, shanhaiguan } = server.city
  const { units, actors } = haigang
  const [first, second] = units.communities
  const places: Record<Who, readonly [TestTenant, string, string]> = {
    applicant: [haigang, 'department-clerk', actors.department.unitId],
    justice: [haigang, 'department-clerk', actors.otherDepartment.unitId],
    office: [haigang, 'office-clerk', units.overseer.id],
    deputy: [haigang, 'office-clerk', units.overseer.id],
    above: [haigang, 'office-clerk', units.root.id],
    first: [haigang, 'community-worker', first?.id ?? ''],
    second: [haigang, 'community-worker', second?.id ?? ''],
    foreign: [shanhaiguan, 'office-clerk', shanhaiguan.units.overseer.id],
  }
  for (const who of people) {
    const [tenant, role, unitId] = places[who]
    unitIds[who] = unitId
    const personId = await appoint(tenant, { who, role, unitId })
    await server.addAccount(tenant, { ...actors.office, personId }, who)
  }
  await server.addAccount(haigang, actors.system, 'system')
  await giveLegality(haigang)
})
beforeEach(async () => {
  server.city.clock.setDay('2026-03-02')
  for (const who of people) desk[who] = await server.signedIn(who)
})
afterAll(() => server?.close())

async function appoint(tenant: TestTenant, { who, role, unitId }: { who: Who; role: string; unitId: string }) {
  const [personId, postId, id] = [newId(), newId(), newId()]
  appointmentIds[who] = id
  await server.city.database.write(coreModule, tenant.context, async ({ db }) => {
    await db.insertInto('core.person').values({ id: personId, name: who }).execute()
    const post = { id: postId, unit_id: unitId, title: '科员', role: role as 'office-clerk' } // one of the roles above
    await db.insertInto('core.post').values(post).execute()
    const held = { id, person_id: personId, post_id: postId, valid_from: '2020-01-01', valid_to: null }
    await db.insertInto('core.appointment').values(held).execute()
  })
  return personId
}

/** The department of justice reviews legality. */
async function giveLegality(tenant: TestTenant) {
  await server.city.database.write(coreModule, tenant.context, ({ db }) =>
    db
      .insertInto('core.unit_duty')
      .values({
        id: newId(),
        unit_id: unitIds.justice,
        duty: 'full.legality',
        valid_from: '2020-01-01',
        valid_to: null,
      })
      .execute(),
  )
}

async function call<T>(who: Who, procedure: string, input: object): Promise<T> {
  const answer = await desk[who].mutate(procedure, input, API)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.data as T // as the plugin's router has it
}

const refusalOf = async (answer: ReturnType<Browser['mutate']>) => (await answer).error?.data.refusal

async function courseOf(caseId: string, who: Who = 'office'): Promise<CaseCourse> {
  return (await desk[who].query('course', { caseId }, API)).data as CaseCourse // as above
}

async function inboxOf(who: Who, view = 'open'): Promise<InboxRow[]> {
  const { data } = await desk[who].query('inbox.list', { view, limit: 100 })
  return (data as { rows: InboxRow[] }).rows // as the contract has it
}
const waits = async (who: Who, caseId: string) => (await inboxOf(who)).some((row) => row.caseId === caseId)

const open = async () => (await call<{ id: string }>('applicant', 'open', { title: '事项' })).id

async function take(who: Who, caseId: string, action: string, more: object = {}) {
  const { version } = (await courseOf(caseId)).file
  return call<{ state: string; version: number }>(who, 'step', { caseId, version, action, opinion: '意见', ...more })
}

async function answer(who: Who, caseId: string, outcome: string) {
  const { branches } = await courseOf(caseId)
  const branch = branches.find(({ unitId, closedAt }) => unitId === unitIds[who] && closedAt === undefined)
  const input = { caseId, branchId: branch?.id, version: branch?.version, outcome, opinion: '意见' }
  return call<{ state: string }>(who, 'answer', input)
}

async function inReview() {
  const caseId = await open()
  await take('office', caseId, 'accept', { units: { consulted: [unitIds.first, unitIds.second] } })
  return caseId
}

/** Lets days pass; the platform does what is due, and everybody signs in anew. */
async function pass(days: number) {
  server.advanceMs(days * DAY_MS)
  await server.runDay(server.city.haigang)
  for (const who of people) desk[who] = await server.signedIn(who)
}

test('three are asked side by side; the last answer brings the case to the meeting, and no other district sees any of it', async () => {
  const caseId = await inReview()
  expect(
    await Promise.all((['justice', 'first', 'second', 'applicant'] as const).map((who) => waits(who, caseId))),
  ).toEqual([true, true, true, false])
  const [lawful, agreed] = await Promise.all([answer('justice', caseId, 'lawful'), answer('first', caseId, 'agree')])
  expect([lawful.state, agreed.state]).toEqual(['review', 'review'])
  expect((await answer('second', caseId, 'object')).state).toBe('meeting')
  expect(await waits('office', caseId)).toBe(true)
  expect(await waits('foreign', caseId)).toBe(false)
  const foreign = await desk.foreign.query('course', { caseId }, API)
  expect(foreign.error?.message).toBe('case.not-found')
})

test('a supplement stops the clocks of all branches, which get back what they had left', async () => {
  const caseId = await inReview()
  const dueOf = async () =>
    (await courseOf(caseId)).clocks
      .filter(({ stopped }) => !stopped)
      .map(({ key, dueOn, paused }) => [key, dueOn, paused])
  expect(await dueOf()).toContainEqual(['legality', '2026-03-06', false])
  await pass(1)
  await take('office', caseId, 'ask-more')
  expect(await waits('justice', caseId)).toBe(false)
  await pass(7)
  expect(await dueOf()).toContainEqual(['legality', '2026-03-06', true])
  await take('applicant', caseId, 'complete')
  expect(await dueOf()).toContainEqual(['legality', '2026-03-13', false])
  expect(await waits('justice', caseId)).toBe(true)
})

test('the applicant withdraws before the decision, and nobody else does', async () => {
  const caseId = await inReview()
  const { version } = (await courseOf(caseId)).file
  const withdraw = { caseId, version, action: 'withdraw', opinion: '另行安排' }
  expect(await refusalOf(desk.justice.mutate('step', withdraw, API))).toMatchObject({ code: 'case.not-opener' })
  expect(await take('applicant', caseId, 'withdraw')).toMatchObject({ state: 'withdrawn' })
  expect(await waits('first', caseId)).toBe(false)
})

async function rejected() {
  const caseId = await inReview()
  await answer('justice', caseId, 'lawful')
  await answer('first', caseId, 'agree')
  await answer('second', caseId, 'agree')
  await take('office', caseId, 'reject')
  return caseId
}

test('an appeal goes one level up, is not reviewed by who decided, and is sent to its opener as a copy', async () => {
  const caseId = await rejected()
  expect(await inboxOf('applicant', 'copied')).toEqual(
    expect.arrayContaining([expect.objectContaining({ caseId, unread: true })]),
  )
  await take('applicant', caseId, 'appeal')
  expect(await waits('above', caseId)).toBe(true)
  expect(await waits('office', caseId)).toBe(false)
  const { version } = (await courseOf(caseId)).file
  const uphold = desk.office.mutate('step', { caseId, version, action: 'uphold' }, API)
  expect(await refusalOf(uphold)).toMatchObject({ code: 'case.decided-before' })
  expect(await take('above', caseId, 'uphold')).toMatchObject({ state: 'confirmed' })
})

test('who steps back leaves the case to a colleague', async () => {
  const caseId = await open()
  expect((await desk.office.mutate('cases.recuse', { caseId, reason: '亲属' })).status).toBe(200)
  expect([await waits('office', caseId), await waits('deputy', caseId)]).toEqual([false, true])
  const step = { caseId, version: 1, action: 'return', opinion: '请补' }
  expect(await refusalOf(desk.office.mutate('step', step, API))).toMatchObject({ code: 'case.recused' })
  expect(await take('deputy', caseId, 'return')).toMatchObject({ state: 'supplement' })
})

test('a to-do handed on is done on behalf, and comes home by itself after its last day', async () => {
  const delegate = async (caseId: string, until = '2026-03-03') => {
    const [todo] = (await courseOf(caseId)).waiting
    const to = { unitId: unitIds.above, until, reason: '外出' }
    return desk.office.mutate('cases.delegateEach', { todoIds: [todo?.todoId], ...to })
  }
  const [mine, back] = [await open(), await open()]
  for (const caseId of [mine, back])
    expect((await delegate(caseId)).data).toMatchObject({ rows: [{ outcome: 'done' }] })
  const overseer = server.city.haigang.units.overseer.name
  // sent again it has been done; handed on otherwise it is no more the office's to hand on
  expect((await delegate(mine)).data).toMatchObject({ rows: [{ outcome: 'repeated' }] })
  expect((await delegate(mine, '2026-03-04')).data).toMatchObject({
    rows: [{ outcome: 'refused', refusal: { code: 'case.todo-not-found' } }],
  })
  expect((await inboxOf('above')).find((row) => row.caseId === mine)).toMatchObject({ onBehalfOf: overseer })
  const system = await server.signedIn('system')
  const asked = { appointmentId: appointmentIds.office, on: '2026-03-03' }
  const { handedOn } = (await system.query('handOver.preview', asked)).data as HandOverPreview // its answer
  expect(handedOn).toHaveLength(2)
  expect(handedOn).toMatchObject([{ direction: 'to', until: '2026-03-03', reason: '外出' }, { step: 'check' }])
  await take('above', mine, 'return')
  expect((await courseOf(mine)).timeline.at(-1)).toMatchObject({
    person: 'above',
    onBehalfOf: overseer,
  })
  await pass(2)
  expect([await waits('above', back), await waits('office', back)]).toEqual([false, true])
})

test('an answer that comes after the branches have come together is told so, and changes nothing', async () => {
  const caseId = await inReview()
  const branch = (await courseOf(caseId)).branches.find(({ unitId }) => unitId === unitIds.first)
  expect((await answer('justice', caseId, 'unlawful')).state).toBe('stopped')
  const before = await courseOf(caseId)
  const late = { caseId, branchId: branch?.id, version: branch?.version, outcome: 'agree' }
  expect(await refusalOf(desk.first.mutate('answer', late, API))).toMatchObject({
    kind: 'conflict',
    code: 'case.changed',
  })
  const seen = before.branches.find(({ id }) => id === branch?.id)
  const again = desk.first.mutate('answer', { ...late, version: seen?.version }, API)
  expect(await refusalOf(again)).toMatchObject({ code: 'case.not-possible', params: { state: 'stopped' } })
  expect(await courseOf(caseId)).toEqual(before)
})

test('what is gone on with in another district is not gone on with here', async () => {
  const caseId = await inReview()
  await server.city.database.write(coreModule, server.city.haigang.context, ({ db }) =>
    db.updateTable('core.case_file').set({ handed_to: '山海关区' }).where('id', '=', caseId).execute(),
  )
  const { file, branches } = await courseOf(caseId)
  const handed = { code: 'case.handed-over', params: { to: '山海关区' } }
  const step = { caseId, version: file.version, action: 'ask-more', opinion: '请补' }
  expect(await refusalOf(desk.office.mutate('step', step, API))).toMatchObject(handed)
  const branch = branches.find(({ unitId }) => unitId === unitIds.justice)
  const lawful = { caseId, branchId: branch?.id, version: branch?.version, outcome: 'lawful' }
  expect(await refusalOf(desk.justice.mutate('answer', lawful, API))).toMatchObject(handed)
})

test('the day reminds, then tells the unit above, once each', async () => {
  const caseId = await open()
  await pass(2)
  await server.runDay(server.city.haigang)
  expect((await inboxOf('office')).find((row) => row.caseId === caseId)).toMatchObject({ urged: true })
  await pass(2)
  expect(await waits('above', caseId)).toBe(true)
  expect((await courseOf(caseId)).timeline.map(({ kind }) => kind)).toEqual(['step', 'remind', 'escalate'])
})

test('a step decided on an older version is told who changed what', async () => {
  const caseId = await open()
  await take('deputy', caseId, 'return', { opinion: '请补' })
  const step = { caseId, version: 1, action: 'return', opinion: '请补' }
  expect(await refusalOf(desk.office.mutate('step', step, API))).toMatchObject({
    code: 'case.changed',
    params: { by: 'deputy', action: 'return', from: 'submitted', to: 'supplement', version: 2 },
  })
})
