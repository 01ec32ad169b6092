import { coreParameters, publishParameters } from '@linli/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlugins } from './start/load-plugins.ts'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** What districts and their city set of law and policy, over HTTP, and what the deadlines of cases do about it. */

let server: TestServer
let office: Browser
let otherOffice: Browser
let officer: Browser
let worker: Browser
let department: Browser

const key = 'admission.completeness-check-days'
const numbered = { basis: 'numbered', document: '秦海民发〔2026〕3号', section: '二', reason: '' }

beforeAll(async () => {
  server = await startTestServer()
  const { city, haigang, shanhaiguan, database, clock } = server.city
  const plugins = await loadPlugins()
  await publishParameters(database, [...coreParameters, ...plugins.flatMap(({ parameters }) => parameters)], clock)
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(haigang, haigang.actors.community, 'haigang.community')
  await server.addAccount(haigang, haigang.actors.department, 'haigang.health')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'shg.office')
  await server.addAccount(city, city.actors.officer, 'city.officer')
  office = await server.signedIn('haigang.office')
  worker = await server.signedIn('haigang.community')
  department = await server.signedIn('haigang.health')
  otherOffice = await server.signedIn('shg.office')
  officer = await server.signedIn('city.officer')
})
afterAll(() => server?.close())

const detail = async (browser: Browser, more = {}) => (await browser.query('parameters.get', { key, ...more })).data

async function fileItem() {
  const [community] = server.city.haigang.units.communities
  const filed = await department.mutate(
    'item.file',
    {
      name: '老年人体检通知',
      category: 'public-health',
      kind: 'assist',
      contact: '白雪晴',
      communityIds: [community?.id],
      startsOn: '2026-06-01',
    },
    '/api/plugins/admission/trpc',
  )
  expect(filed.status).toBe(200)
}

test('everybody reads what holds and why; whoever may not set is told so', async () => {
  const list = (await worker.query('parameters.list', {})).data
  expect(list).toMatchObject({ on: '2026-03-02', maySet: false })
  expect(await detail(worker)).toMatchObject({
    chain: { inForce: 'product', levels: [{ value: 3, source: { document: '产品默认值' } }] },
    users: [{ kind: 'clock', pluginId: 'admission', name: 'completeness-check' }],
  })
  const set = await worker.mutate('parameters.set', { key, value: 2, validFrom: '2026-03-02', ...numbered })
  expect(set).toMatchObject({ status: 403, error: { message: 'access.not-permitted' } })
})

test('a new value is for deadlines that begin; those that run keep theirs, and are counted', async () => {
  await fileItem()
  const set = await office.mutate('parameters.set', { key, value: 2, validFrom: '2026-03-02', ...numbered })
  expect(set.status).toBe(200)
  await fileItem()
  expect(await detail(office)).toMatchObject({
    maySet: true,
    chain: { inForce: 'district' },
    running: [
      { version: '2026-03-02', level: 'district', value: 2, count: 1 },
      { version: '2011-01-01', level: 'product', value: 3, count: 1 },
    ],
  })
  expect(await detail(otherOffice)).toMatchObject({ chain: { inForce: 'product' }, running: [] })
  expect(await detail(officer)).toMatchObject({ deviations: [{ name: '海港区', use: { value: 2 } }] })
})

test('a correction keeps what was known, and the audit has it', async () => {
  const { id } = (await office.mutate('parameters.set', { key, value: 5, validFrom: '2026-04-01', ...numbered }))
    .data as { id: string } // as the procedure answers
  server.advanceMs(2 * 86_400_000)
  office = await server.signedIn('haigang.office')
  otherOffice = await server.signedIn('shg.office')
  const correction = { id, value: 4, validFrom: '2026-04-01', ...numbered, reason: '录入错误' }
  expect(await otherOffice.mutate('parameters.correct', correction)).toMatchObject({
    status: 404,
    error: { message: 'parameter.row-not-found' },
  })
  expect((await office.mutate('parameters.correct', correction)).status).toBe(200)
  expect(await detail(office, { on: '2026-04-02', knownOn: '2026-03-02' })).toMatchObject({
    chain: { levels: [{ value: 4, version: '2026-04-01.2' }, { value: 3 }] },
    known: { on: '2026-03-02', chain: { levels: [{ value: 5 }, { value: 3 }] } },
  })
})

test('what was typed wrongly is answered with what is wrong', async () => {
  const wrong = async (input: object) =>
    (await office.mutate('parameters.set', { key, value: 2, validFrom: '2026-09-01', ...numbered, ...input })).error
      ?.message
  expect(await wrong({ value: -1 })).toBe('input.invalid')
  expect(await wrong({ value: 2.5 })).toBe('parameter.value-not-allowed')
  expect(await wrong({ document: '秦海民发[2026]3号' })).toBe('parameter.document-number')
  expect(await wrong({ validFrom: '2026-02-30' })).toBe('input.invalid')
  expect(await wrong({ key: 'admission.nothing' })).toBe('parameter.not-declared')
})
