import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeItem, type Desk, fileAndAccept, openDesks } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>

beforeAll(async () => {
  desks = await openDesks()
})
afterAll(() => desks?.host.close())

async function putInForce(desk: Desk, endsOn?: string) {
  const { endsOn: _usual, ...item } = completeItem(desk, { startsOn: '2026-03-02' })
  const { id, version } = await fileAndAccept(desk, { ...item, ...(endsOn && { endsOn }) })
  await desk.office.item.approve.mutate({ id, version })
}

async function figureOf(desk: Desk) {
  const deltas = await desks.host.metricDeltas(desk.district, 'admission.items-in-force')
  const { rows } = await desk.office.list.inForce.query({ limit: 100 })
  return { counted: deltas.reduce((sum, { amount }) => sum + amount, 0), listed: rows.length }
}

test('the figure goes down with the list on the day after an item’s last, once, in its own district', async () => {
  const { host, haigang, shanhaiguan } = desks
  await putInForce(haigang, '2026-03-31')
  await putInForce(haigang, '2026-03-31')
  await putInForce(haigang)
  await putInForce(shanhaiguan, '2026-03-31')
  await fileAndAccept(haigang, completeItem(haigang, { startsOn: '2026-03-02', endsOn: '2026-03-31' }))

  host.clock.set('2026-03-31T23:59:00+08:00')
  await host.startDay(haigang.district)
  expect(await figureOf(haigang)).toEqual({ counted: 3, listed: 3 })

  host.clock.set('2026-04-01T00:00:00+08:00')
  await Promise.all([host.startDay(haigang.district), host.startDay(haigang.district)])
  expect(await figureOf(haigang)).toEqual({ counted: 1, listed: 1 })
  expect(await figureOf(shanhaiguan)).toEqual({ counted: 1, listed: 0 })
})

test('a district that has switched the plugin off is left alone until it is on again', async () => {
  const { host, shanhaiguan } = desks
  await host.setEnabled(shanhaiguan.district, 'admission', false)
  await host.startDay(shanhaiguan.district)
  await host.setEnabled(shanhaiguan.district, 'admission', true)
  expect(await figureOf(shanhaiguan)).toEqual({ counted: 1, listed: 0 })
  await host.startDay(shanhaiguan.district)
  expect(await figureOf(shanhaiguan)).toEqual({ counted: 0, listed: 0 })
})
