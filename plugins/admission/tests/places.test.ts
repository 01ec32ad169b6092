import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeItem, fileAndAccept, openDesks } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>

beforeAll(async () => {
  desks = await openDesks()
})
afterAll(() => desks?.host.close())

test('items in force and open reports follow a community that is merged into another, in its own district alone', async () => {
  const { host, haigang, shanhaiguan } = desks
  const [stays, ends] = haigang.district.units.communities
  const reach = { startsOn: '2026-03-02', communityIds: [ends] }
  const { id, version } = await fileAndAccept(haigang, completeItem(haigang, reach))
  await haigang.office.item.approve.mutate({ id, version })
  const draft = { kind: 'merge' as const, day: '2026-03-02', unitIds: [stays, ends], targetId: stays }
  const papers = { documentNumber: '海政字〔2026〕3号', approvedBy: '区人民政府' }
  const { holdings } = await host.changePlaces(haigang.district, { ...draft, ...papers })
  expect(holdings).toEqual([{ pluginId: 'admission', kind: 'items', unit: expect.any(String), count: 1 }])
  const item = await haigang.office.item.get.query({ id })
  expect(item.communities.map((community) => community.id)).toEqual([stays])
  const { rows } = await shanhaiguan.office.list.inForce.query({ limit: 100 })
  expect(rows).toEqual([])
})

test('a community that nobody follows is no longer counted among those that an item reaches', async () => {
  const { host, shanhaiguan } = desks
  const [stays, ends] = shanhaiguan.district.units.communities
  const both = { startsOn: '2026-03-02', communityIds: [stays, ends] }
  const { id, version } = await fileAndAccept(shanhaiguan, completeItem(shanhaiguan, both))
  await shanhaiguan.office.item.approve.mutate({ id, version })
  const papers = { documentNumber: '山政字〔2026〕3号', approvedBy: '区人民政府' }
  await host.changePlaces(shanhaiguan.district, {
    kind: 'abolish',
    day: '2026-03-02',
    unitIds: [ends],
    ...papers,
    reason: '整体搬迁',
  })
  const item = await shanhaiguan.office.item.get.query({ id })
  expect(item.communities.map((community) => community.id)).toEqual([stays])
  const { rows } = await shanhaiguan.office.item.list.query({ limit: 100 })
  expect(rows).toMatchObject([{ id, communityCount: 1 }])
})
