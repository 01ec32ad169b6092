import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeItem, type Desk, openDesks, refusalOf } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>
let desk: Desk

beforeAll(async () => {
  desks = await openDesks()
  desk = desks.haigang
})
afterAll(() => desks?.host.close())

const demand = { title: '入户统计家电', demandedBy: '某局来电', channel: 'phone' } as const

test('a community reports an unlisted task, the office upholds it and answers', async () => {
  const [community] = desk.communities
  const { health } = desk.district.units
  const filed = await community.report.file.mutate({
    ...demand,
    demandedByUnitId: health,
    description: '要求三日内报表',
  })
  expect(filed).toMatchObject({ state: 'reported', version: 1 })

  const asked = await desk.office.report.get.query({ id: filed.id })
  expect(asked).toMatchObject({
    community: { name: '人民里社区' },
    demandedByUnit: { id: health, name: '卫健局' },
    dueOn: '2026-03-09',
    actions: ['conclude'],
  })
  const answer = '清单外事项，社区可以不办，已书面告知该部门'
  await desk.office.report.conclude.mutate({ id: filed.id, version: 1, finding: 'upheld', answer })

  const answered = await community.report.get.query({ id: filed.id })
  expect(answered).toMatchObject({ state: 'upheld', answer, actions: [], version: 2 })
  expect(answered.course.timeline.map(({ action }) => action)).toEqual(['open', 'uphold'])
  const again = desk.office.report.conclude.mutate({ id: filed.id, version: 2, finding: 'not-upheld', answer })
  expect(await refusalOf(again)).toMatchObject({ code: 'case.not-possible' })
})

test('a report that is not so is dismissed with an answer', async () => {
  const filed = await desk.communities[0].report.file.mutate(demand)
  const conclusion = { id: filed.id, version: 1, finding: 'not-upheld', answer: '属清单内第 3 项' } as const
  expect(await desk.office.report.conclude.mutate(conclusion)).toMatchObject({ state: 'not-upheld' })
})

test('only the office and the community that reported ever see a report', async () => {
  const [first, second] = desk.communities
  const { id } = await second.report.file.mutate(demand)
  const nothing = { kind: 'not-found', code: 'admission.report-not-found', params: {} }
  const forbidden = { kind: 'forbidden', code: 'access.not-permitted' }

  expect((await second.report.list.query({})).rows.map((row) => row.id)).toEqual([id])
  expect((await first.report.list.query({ limit: 100 })).rows.map((row) => row.id)).not.toContain(id)
  expect(await refusalOf(first.report.get.query({ id }))).toEqual(nothing)
  for (const outsider of [desk.health, desk.justice, desk.street]) {
    expect(await refusalOf(outsider.report.list.query({}))).toMatchObject(forbidden)
    expect(await refusalOf(outsider.report.get.query({ id }))).toMatchObject(forbidden)
  }
  const other = desks.shanhaiguan
  expect((await other.office.report.list.query({})).rows).toEqual([])
  expect(await refusalOf(other.office.report.get.query({ id }))).toEqual(nothing)
  const conclusion = { id, version: 1, finding: 'upheld', answer: '越权' } as const
  expect(await refusalOf(other.office.report.conclude.mutate(conclusion))).toEqual(nothing)
})

test('the unit that demands must be one of the district', async () => {
  const foreign = desks.shanhaiguan.district.units.health
  const call = desk.communities[0].report.file.mutate({ ...demand, demandedByUnitId: foreign })
  expect(await refusalOf(call)).toEqual({ kind: 'invalid', code: 'admission.unknown-unit', params: {} })
})

test('a community without a plugin has no desk, and its data is there when the plugin comes back', async () => {
  const { host, shanhaiguan: other } = desks
  const { id } = await other.health.item.file.mutate(completeItem(other))
  await host.setEnabled(other.district, 'admission', false)
  expect(await refusalOf(other.health.item.list.query({}))).toEqual({
    kind: 'not-found',
    code: 'plugin.not-enabled',
    params: { plugin: 'admission' },
  })
  await host.setEnabled(other.district, 'admission', true)
  expect((await other.health.item.list.query({})).rows.map((row) => row.id)).toEqual([id])
})

test('both figures count what happened', async () => {
  const deltas = () => desks.host.metricDeltas(desk.district, 'admission.')
  const [, , third] = desk.communities
  const filed = await desk.health.item.file.mutate(completeItem(desk))
  await desk.office.item.accept.mutate({ id: filed.id, version: 1 })
  const before = await deltas()
  await desk.office.item.approve.mutate({ id: filed.id, version: 2 })
  await third.report.file.mutate(demand)
  expect((await deltas()).slice(before.length)).toEqual([
    { metric: 'admission.items-in-force', unitId: null, amount: 1 },
    { metric: 'admission.unlisted-reports', unitId: desk.district.units.communities[2], amount: 1 },
  ])
})
