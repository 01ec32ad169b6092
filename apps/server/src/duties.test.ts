import type { CaseCourse, DutyDetail, DutyRow, InboxRow } from '@linli/contract'
import { publishParameters } from '@linli/core'
import { fullParameters } from '@linli/core/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, Browser } from './testing/browser.ts'
import { matterPlugin } from './testing/matter-plugin.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** A duty goes from unit to unit over HTTP; a second district sees none of it. */

const API = '/api/plugins/full/trpc'
const DAY_MS = 86_400_000
const duty = 'full.legality'
const reason = '职责划转'
const people = ['office', 'department', 'otherDepartment', 'community', 'otherCommunity', 'system'] as const
type Who = (typeof people)[number]

let server: TestServer
const desk = {} as Record<Who | 'neighbour', Browser> // filled before any test

beforeAll(async () => {
  server = await startTestServer({ plugins: [matterPlugin] })
  const { database, haigang, shanhaiguan } = server.city
  await publishParameters(database, fullParameters)
  for (const who of people) await server.addAccount(haigang, haigang.actors[who], `haigang.${who}`)
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'shanhaiguan.office')
  await signInAgain()
})
afterAll(() => server?.close())

async function signInAgain() {
  for (const who of people) desk[who] = await server.signedIn(`haigang.${who}`)
  desk.neighbour = await server.signedIn('shanhaiguan.office')
}

const unitOf = (who: Who) => server.city.haigang.actors[who].unitId
const detailOf = async (by: Browser = desk.office) => (await by.query('duties.get', { duty })).data as DutyDetail // its answer
const refusalOf = ({ error }: Answer) => error?.data.refusal
const codeOf = (answer: Answer) => refusalOf(answer)?.code

async function give(unitId: string, from: string, more: object = {}) {
  const { version } = await detailOf()
  return desk.office.mutate('duties.give', { duty, unitId, from, reason, version, ...more })
}

/** A case in review: legality goes to the duty's holder. */
async function inReview() {
  const { id: caseId } = (await desk.department.mutate('open', { title: '事项' }, API)).data as { id: string } // as the plugin has it
  const units = { consulted: [unitOf('community'), unitOf('otherCommunity')] }
  return { caseId, answer: await desk.office.mutate('step', { caseId, version: 1, action: 'accept', units }, API) }
}

async function waits(who: Who, caseId: string) {
  const { rows } = (await desk[who].query('inbox.list', { view: 'open', limit: 100 })).data as { rows: InboxRow[] } // its answer
  return rows.some((row) => row.caseId === caseId)
}

test('a duty is nobody’s until the office gives it, from today on and to a unit that can hold it', async () => {
  const known = (await desk.community.query('duties.list')).data as DutyRow[] // its answer
  expect(known.map((row) => row.duty)).toEqual(['legality-review', 'finance-review', duty])
  expect(codeOf((await inReview()).answer)).toBe('organisation.no-duty')

  expect(codeOf(await give(unitOf('otherDepartment'), '2026-03-01'))).toBe('duty.day-past')
  expect(codeOf(await give(unitOf('community'), '2026-03-02'))).toBe('duty.wrong-unit')
  expect(codeOf(await give(server.city.shanhaiguan.units.root.id, '2026-03-02'))).toBe('unit.not-found')
  const unknown = { duty: 'full.nothing', unitId: unitOf('otherDepartment'), from: '2026-03-02', reason, version: 0 }
  expect(codeOf(await desk.office.mutate('duties.give', unknown))).toBe('duty.not-found')
  expect(codeOf(await desk.system.mutate('duties.give', { ...unknown, duty }))).toBe('access.not-permitted')

  expect((await give(unitOf('otherDepartment'), '2026-03-02')).status).toBe(200)
  expect(codeOf(await give(unitOf('otherDepartment'), '2026-03-09'))).toBe('duty.already-held')
  const { holder, uses, mayGive } = await detailOf()
  expect({ holder, mayGive }).toMatchObject({ holder: { unitId: unitOf('otherDepartment') }, mayGive: true })
  expect(uses).toEqual([{ duty, pluginId: 'full', process: 'matter', step: 'check-legality' }])
  expect(await detailOf(desk.neighbour)).toMatchObject({ version: 0, periods: [] })
  expect((await inReview()).answer.status).toBe(200)
})

test('what has been addressed stays with whoever it was addressed to; what comes later goes to the next holder', async () => {
  const before = await inReview()
  const { version } = await detailOf()
  expect((await give(unitOf('department'), '2026-03-03')).status).toBe(200)
  const stale = await give(unitOf('office'), '2026-03-05', { version })
  expect(refusalOf(stale)).toMatchObject({ code: 'duty.changed', params: { by: expect.stringContaining('office') } })

  const sameDay = await inReview()
  server.advanceMs(DAY_MS)
  await signInAgain()
  const after = await inReview()
  const waiting = async (who: Who) => [
    await waits(who, before.caseId),
    await waits(who, sameDay.caseId),
    await waits(who, after.caseId),
  ]
  expect(await waiting('otherDepartment')).toEqual([true, true, false])
  // the applicant’s own department is asked about what it has applied for
  expect(await waiting('department')).toEqual([false, false, true])
  expect(await detailOf()).toMatchObject({ openTodos: 1, holder: { unitId: unitOf('department') } })

  const course = (await desk.office.query('course', { caseId: before.caseId }, API)).data as CaseCourse // as the plugin has it
  const branch = course.branches.find(({ unitId }) => unitId === unitOf('otherDepartment'))
  const lawful = { caseId: before.caseId, branchId: branch?.id, version: branch?.version, outcome: 'lawful' }
  expect((await desk.otherDepartment.mutate('answer', lawful, API)).status).toBe(200)
})

test('an end leaves the duty to nobody, says so before and after, and is told in the history', async () => {
  const end = async (on: string) =>
    desk.office.mutate('duties.end', { duty, on, reason: '机构改革', version: (await detailOf()).version })
  expect(codeOf(await end('2026-03-02'))).toBe('duty.day-past')
  expect((await give(unitOf('office'), '2026-03-10')).status).toBe(200)
  expect((await detailOf()).next).toMatchObject({ unitId: unitOf('office'), from: '2026-03-10' })
  expect((await end('2026-03-03')).status).toBe(200)
  expect(codeOf(await end('2026-03-03'))).toBe('duty.not-held')
  expect(codeOf((await inReview()).answer)).toBe('organisation.no-duty')
  const { periods, holder, next } = await detailOf()
  expect([holder, next]).toEqual([undefined, undefined])
  expect(periods).toMatchObject([
    { unitId: unitOf('office'), from: '2026-03-10', to: '2026-03-10', ended: { reason: '机构改革' } },
    { unitId: unitOf('department'), from: '2026-03-03', to: '2026-03-03', ended: { reason: '机构改革' } },
    { unitId: unitOf('otherDepartment'), from: '2026-03-02', to: '2026-03-03', ended: { reason } },
  ])
})
