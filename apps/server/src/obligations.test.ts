import type { InboxRow, ObligationView, Page, UnitFacts } from '@linli/contract'
import { coreParameters, publishParameters, type Worker } from '@linli/core'
import { createTestKeyRing, withSuperuser } from '@linli/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** What rules ask for by themselves, through HTTP: who is asked, until when and why, and when it is asked no more. */

let server: TestServer
let worker: Worker
let office: Browser
let otherOffice: Browser
let street: Browser
let community: Browser
let city: Browser

beforeAll(async () => {
  server = await startTestServer({ auth: { keys: createTestKeyRing() } })
  const { city: top, haigang, shanhaiguan, database, clock } = server.city
  await publishParameters(database, coreParameters, clock)
  await server.addAccount(haigang, haigang.actors.office, 'office')
  await server.addAccount(haigang, haigang.actors.street, 'street')
  await server.addAccount(haigang, haigang.actors.community, 'community')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'other.office')
  await server.addAccount(top, top.actors.officer, 'officer')
  office = await server.signedIn('office')
  street = await server.signedIn('street')
  community = await server.signedIn('community')
  otherOffice = await server.signedIn('other.office')
  city = await server.signedIn('officer')
  worker = await server.startWorker()
})

afterAll(async () => {
  await worker?.stop()
  await server?.close()
})

async function answered<T>(answer: ReturnType<Browser['query']>): Promise<T> {
  const { data, text, status } = await answer
  if (status !== 200) throw new Error(text)
  return data as T // as the contract has it
}

const listed = async (by: Browser, view: 'open' | 'done' | 'copied' = 'open', process?: string) => {
  const { rows } = await answered<Page<InboxRow>>(by.query('inbox.list', { view, limit: 100 }))
  return rows.filter((row) => row.pluginId === 'core' && (process === undefined || row.process === process))
}
const refusalOf = async (answer: ReturnType<Browser['query']>) => (await answer).error?.message
const see = (by: Browser, id: string) => answered<ObligationView>(by.query('obligations.get', { id }))

/** An estate under the street of the street officer, without a community. */
async function addEstate(name: string, occupied: string) {
  const parentId = server.city.haigang.actors.street.unitId
  const attributes = [
    { key: 'households', value: '100' },
    { key: 'occupied-households', value: occupied },
  ]
  const estate = { kind: 'estate', name, parentId, validFrom: '2024-01-01', attributes }
  return (await answered<{ id: string }>(office.mutate('organisation.add', estate))).id
}

async function occupy(id: string, name: string, occupied: string) {
  const { version } = await answered<{ version: number }>(office.query('organisation.get', { id }))
  const attributes = [{ key: 'occupied-households', value: occupied }]
  await answered(office.mutate('organisation.edit', { id, version, name, fullName: name, attributes }))
  await worker.runOnce()
}

test('an estate that half is lived in asks the overseer for a community, at once, until it is no more so', async () => {
  const name = '映月湾'
  const id = await addEstate(name, '49')
  await worker.runOnce()
  expect(await listed(office, 'open', 'set-up')).toEqual([])
  expect(await listed(office, 'open', 'cover')).toMatchObject([{ from: name, step: 'attend-cover' }])

  await occupy(id, name, '50')
  const [row] = await listed(office, 'open', 'set-up')
  expect(row).toMatchObject({ from: name, state: 'open', clock: { workingDays: 60, source: expect.any(String) } })
  const seen = await see(office, row?.subjectId ?? '')
  expect(seen).toMatchObject({
    kind: 'set-up',
    subjectId: id,
    since: '2026-03-02',
    maySetAside: true,
    finding: {
      outcome: 'unmet',
      measured: { share: 50, due: 50 },
      parameters: [{ key: 'set-up.occupancy-share', value: 50, level: 'product', source: { section: '三(二)' } }],
    },
  })

  // the street proposes and is sent a copy; nobody else learns of it
  expect(await listed(street, 'copied', 'set-up')).toMatchObject([{ subjectId: seen.id }])
  expect(await see(street, seen.id)).toMatchObject({ maySetAside: false })
  for (const by of [community, otherOffice, city]) {
    expect(await refusalOf(by.query('obligations.get', { id: seen.id }))).toBe('obligation.not-found')
  }
  expect(await refusalOf(otherOffice.mutate('obligations.setAside', { id: seen.id, version: 1, reason: '误报' }))).toBe(
    'obligation.not-found',
  )

  await occupy(id, name, '49')
  expect(await listed(office, 'open', 'set-up')).toEqual([])
  const after = await see(office, seen.id)
  expect(after).toMatchObject({ endedOn: '2026-03-02', maySetAside: false, course: { file: { state: 'ceased' } } })
  expect(after.course.clocks.map(({ stopped }) => stopped)).toEqual([true])
})

test('a day that is run twice asks once, and what was set aside with a reason is not asked again while it lasts', async () => {
  const name = '听涛苑'
  const id = await addEstate(name, '80')
  const first = await server.settle(server.city.haigang)
  expect(first.opened).toBeGreaterThan(0)
  await worker.runOnce()
  expect(await server.settle(server.city.haigang)).toEqual({ opened: 0, ended: 0 })
  const about = async () => (await listed(office, 'open', 'set-up')).filter(({ from }) => from === name)
  const [row] = await about()
  const asked = { id: row?.subjectId ?? '', version: row?.version ?? 0 }
  expect(await refusalOf(office.mutate('obligations.setAside', { ...asked, reason: ' ' }))).toBe('input.invalid')
  await answered(office.mutate('obligations.setAside', { ...asked, reason: '与映月湾合并设立，一并报批' }))
  expect(await about()).toEqual([])
  expect((await listed(office, 'done', 'set-up')).map(({ state }) => state)).toEqual(['set-aside'])
  expect(await server.settle(server.city.haigang)).toEqual({ opened: 0, ended: 0 })

  // once its cause has gone and come back it is asked anew
  await occupy(id, name, '20')
  await occupy(id, name, '60')
  expect(await about()).toHaveLength(1)
})

test('a to-do of a rule is handed on like any other, and its estate can still be ended', async () => {
  const name = '枫林居'
  const id = await addEstate(name, '10')
  await worker.runOnce()
  const [todo] = (await listed(office, 'open', 'cover')).filter(({ from }) => from === name)
  const delegates = await answered<{ unitId: string }[]>(office.query('cases.delegates', { todoId: todo?.id ?? '' }))
  expect(delegates.map(({ unitId }) => unitId)).not.toContain(server.city.shanhaiguan.units.overseer.id)
  const { version } = await answered<{ version: number }>(office.query('organisation.get', { id }))
  await answered(office.mutate('organisation.end', { id, version, on: '2026-03-02', reason: '录入有误' }))
  await worker.runOnce()
  expect((await listed(office, 'open', 'cover')).filter(({ from }) => from === name)).toEqual([])
})

test('facts of a period that is over wait for the unit that enters them, due as their definition says', async () => {
  await server.settle(server.city.haigang)
  const { unitId } = server.city.haigang.actors.community
  const [quarter] = (await listed(community, 'open', 'facts')).filter(({ title }) => title.endsWith('2025-Q4'))
  expect(quarter).toMatchObject({ step: 'attend-facts', clock: { rule: 'facts.due-working-days', overdue: true } })
  expect(quarter?.clock?.dueOn).toBe('2026-01-15')
  const seen = await see(community, quarter?.subjectId ?? '')
  expect(seen).toMatchObject({ subjectId: unitId, occasion: '2025-Q4', finding: { measured: { missing: 4 } } })
  expect((await listed(otherOffice)).filter(({ process }) => process === 'facts')).toEqual([])

  const { rows } = await answered<UnitFacts>(community.query('facts.unit', {}))
  const due = rows.filter(({ definition: { frequency, owner } }) => frequency === 'quarter' && owner === 'subject')
  const entries = due.map(({ definition: { key } }) => ({
    key,
    period: '2025-Q4',
    value: '300',
    revision: 0,
    reason: '核对',
  }))
  await answered(community.mutate('facts.enter', { unitId, entries }))
  await worker.runOnce()
  expect((await listed(community, 'open', 'facts')).map(({ title }) => title)).not.toContain(quarter?.title)
})

test('a transfer between districts waits for the side whose turn it is', async () => {
  const { haigang, shanhaiguan } = server.city
  const parties = { sourceId: haigang.tenantId, destinationId: shanhaiguan.tenantId }
  const papers = { documentNumber: '秦政字〔2026〕9号', approvedBy: '秦皇岛市人民政府', reason: '区划调整' }
  const proposal = { ...parties, place: '某社区', day: '2026-04-01', ...papers }
  const { id } = await answered<{ id: string }>(city.mutate('transfers.propose', proposal))
  await worker.runOnce()
  expect(await listed(office, 'open', 'transfer')).toMatchObject([{ title: '某社区', clock: { workingDays: 15 } }])
  expect(await listed(otherOffice, 'open', 'transfer')).toEqual([])
  await answered(office.mutate('transfers.reject', { id, reason: '材料不全' }))
  await worker.runOnce()
  expect(await listed(office, 'open', 'transfer')).toEqual([])
})

test('the to-dos that a rule made are in the audit, signed by nobody', async () => {
  const rows = await withSuperuser(server.city.adminConnectionString, async (client) => {
    const { rows: found } = await client.query<{ action: string; person_name: string }>(
      `select distinct action, person_name from core.audit_entry where action like 'core.set-up.%' order by action`,
    )
    return found
  })
  expect(rows.map(({ action, person_name }) => `${action} ${person_name}`)).toEqual([
    'core.set-up.cease linli',
    'core.set-up.open linli',
    expect.stringMatching(/^core\.set-up\.set-aside /),
  ])
})
