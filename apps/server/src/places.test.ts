import { publishParameters } from '@linli/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlugins } from './start/load-plugins.ts'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** A community with an open report is merged into another: through HTTP, with a second district that sees none of it. */

const PLUGIN = '/api/plugins/admission/trpc'
let server: TestServer
let office: Browser
let community: Browser
let foreign: Browser

beforeAll(async () => {
  server = await startTestServer()
  const plugins = await loadPlugins()
  await publishParameters(
    server.city.database,
    plugins.flatMap(({ parameters }) => parameters),
  )
  const { haigang, shanhaiguan } = server.city
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(haigang, haigang.actors.community, 'haigang.community')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'shanhaiguan.office')
  office = await server.signedIn('haigang.office')
  community = await server.signedIn('haigang.community')
  foreign = await server.signedIn('shanhaiguan.office')
})

afterAll(() => server?.close())

const ends = () => server.city.haigang.actors.community.unitId
const stays = () => server.city.haigang.units.communities[1]?.id ?? ''

function merger(day = '2026-03-02') {
  const papers = { documentNumber: '海政字〔2026〕3号', approvedBy: '海港区人民政府' }
  return { kind: 'merge', day, ...papers, unitIds: [stays(), ends()], targetId: stays() }
}

/** The answer of `places.preview`, as far as it is needed here. */
type Preview = { readonly digest: string; readonly cases: readonly { caseId: string; title: string }[] }

async function preview(draft: object): Promise<Preview> {
  const { data, text } = await office.query('places.preview', draft)
  if (data === undefined) throw new Error(text)
  return data as Preview // as the contract has it
}

const fileReport = () =>
  community.mutate('report.file', { title: '入户统计家电', demandedBy: '某局来电', channel: 'phone' }, PLUGIN)

test('only the overseer records, on the preview that holds; cases and reports go with the community', async () => {
  expect((await community.query('places.preview', merger())).error?.message).toBe('access.not-permitted')
  expect((await foreign.query('places.preview', merger())).error?.message).toBe('unit.not-found')

  const early = await preview(merger())
  await fileReport()
  const stale = await office.mutate('places.record', { ...merger(), digest: early.digest })
  expect([stale.status, stale.error?.message]).toEqual([409, 'place.changed-meanwhile'])

  const { digest, cases } = await preview(merger())
  expect(cases.map(({ title }) => title)).toEqual(['入户统计家电'])
  const { data } = await office.mutate('places.record', { ...merger(), digest })
  expect(data).toMatchObject({ state: 'in-effect' })
  const { id } = data as { id: string } // as the contract has it

  const event = await community.query('places.get', { id })
  expect(event.data).toMatchObject({
    kind: 'merge',
    counts: { cases: 1, posts: 1 },
    handOver: expect.arrayContaining(['seals']),
  })
  expect((await foreign.query('places.get', { id })).error?.message).toBe('place.not-found')
  expect((await foreign.query('places.list', {})).data).toEqual({ rows: [] })

  // the worker's post is in the successor from now on, and so is the report
  server.advanceMs(2000)
  const me = await community.query('session.me')
  expect(me.data).toMatchObject({ post: { unit: { id: stays() } } })
  const reports = await community.query('report.list', { limit: 20 }, PLUGIN)
  expect(reports.data).toMatchObject({ rows: [{ title: '入户统计家电' }] })
})

test('a planned change is cancelled with a reason, once', async () => {
  const draft = {
    ...merger('2026-06-01'),
    kind: 'rename',
    unitIds: [stays()],
    targetId: undefined,
    name: '合并后的社区',
  }
  const { digest } = await preview(draft)
  const { data } = await office.mutate('places.record', { ...draft, digest })
  expect(data).toMatchObject({ state: 'planned' })
  const { id } = data as { id: string } // as the contract has it
  expect((await foreign.mutate('places.cancel', { id, reason: 'x' })).error?.message).toBe('place.not-found')
  expect((await office.mutate('places.cancel', { id, reason: '方案改变' })).status).toBe(200)
  expect((await office.mutate('places.cancel', { id, reason: '方案改变' })).error?.message).toBe('place.not-planned')
})
