import { coreParameters, publishParameters } from '@linli/core'
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
  await publishParameters(server.city.database, [...coreParameters, ...plugins.flatMap(({ parameters }) => parameters)])
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

test('a size outside the rule is recorded with its reason, and the approval keeps what the rules found', async () => {
  const street = server.city.haigang.units.streets[0]?.id
  const setUp = (households: number, reason?: string) => ({
    ...merger('2026-03-02'),
    kind: 'set-up',
    unitIds: [],
    targetId: street,
    reason,
    newUnits: [{ name: '滨海新苑社区', households }],
  })
  const scale = {
    rule: 'set-up.scale',
    outcome: 'warning',
    measured: { households: 999, min: 1000, max: 3000 },
    source: { document: '秦办发〔2011〕27号', section: '三(一)' },
    parameters: [
      { key: 'set-up.min-households', value: 1000, version: '2026-01-01' },
      { key: 'set-up.max-households', value: 3000, version: '2026-01-01' },
    ],
  }
  const shown = await preview(setUp(999))
  expect(shown).toMatchObject({ findings: [{ key: 'new:0', name: '滨海新苑社区', finding: scale }] })
  const unsaid = await office.mutate('places.record', { ...setUp(999), digest: shown.digest })
  expect([unsaid.status, unsaid.error?.message]).toEqual([400, 'place.rule-reason-required'])
  const other = await office.mutate('places.record', { ...setUp(1000), digest: shown.digest })
  expect(other.error?.message).toBe('place.changed-meanwhile')

  const { data } = await office.mutate('places.record', { ...setUp(999, '山地小区，居住分散'), digest: shown.digest })
  const { id } = data as { id: string } // as the contract has it
  expect((await community.query('places.get', { id })).data).toMatchObject({
    reason: '山地小区，居住分散',
    findings: [{ name: '滨海新苑社区', finding: scale }],
  })
  // and from then on the register judges it by the day on which it was set up
  const rows = await office.query('organisation.setUpFindings', { openOnly: true, limit: 100 })
  expect(rows.data).toMatchObject({
    rows: expect.arrayContaining([
      expect.objectContaining({
        name: '滨海新苑社区',
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'set-up.scale', outcome: 'warning' })]),
      }),
    ]),
  })
})

test('an estate is split, and every building goes to one of its parts', async () => {
  const parentId = server.city.haigang.units.communities[2]?.id
  const add = async (kind: string, name: string, under = parentId) => {
    const added = await office.mutate('organisation.add', {
      kind,
      name,
      parentId: under,
      validFrom: '2025-01-01',
      attributes: [],
    })
    return (added.data as { id: string }).id // as the contract has it
  }
  const estate = await add('estate', '观海花园')
  const [first, second] = [await add('building', '1号楼', estate), await add('building', '2号楼', estate)]
  expect((await community.query('places.parts', { unitId: estate })).data).toMatchObject([
    { id: first, kind: 'building' },
    { id: second, kind: 'building' },
  ])
  expect((await foreign.query('places.parts', { unitId: estate })).error?.message).toBe('unit.not-found')

  const split = (areas: readonly string[]) => ({
    ...merger(),
    kind: 'split',
    unitIds: [estate],
    targetId: undefined,
    newUnits: [
      { name: '观海花园南区', areaIds: [first] },
      { name: '观海花园北区', areaIds: areas },
    ],
  })
  const forgotten = await office.query('places.preview', split([]))
  expect(forgotten.error?.message).toBe('place.area-uncovered')
  const { digest } = await preview(split([second]))
  const { data } = await office.mutate('places.record', { ...split([second]), digest })
  const { id } = data as { id: string } // as the contract has it
  const event = await community.query('places.get', { id })
  expect(event.data).toMatchObject({
    after: expect.arrayContaining([
      expect.objectContaining({ name: '观海花园北区', kind: 'estate' }),
      expect.objectContaining({ name: '2号楼', parent: '观海花园北区' }),
    ]),
  })
  const found = await community.query('organisation.search', { text: '2号楼', limit: 5 })
  expect(found.data).toMatchObject({ rows: [{ id: second, parentName: '观海花园北区' }] })
})
